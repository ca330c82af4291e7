import torch

torch.manual_seed(1)
x = torch.linspace(0, 1, 80)
y = 4 * x + 1 + 0.1 * torch.randn(80)
params = torch.tensor([0.0, 0.0], requires_grad=True)


def entrenar(n, lr, params, x, y):
    for epoca in range(1, n + 1):
        if params.grad is not None:
            params.grad.zero_()
        pred = params[0] * x + params[1]
        perdida = ((pred - y) ** 2).mean()
        perdida.backward()
        params -= lr * params.grad
        if epoca % 100 == 0:
            print("Epoca", epoca, perdida.item())
    return perdida


print(entrenar(600, 0.3, params, x, y).item())
