import torch

torch.manual_seed(0)
x = torch.randn(200, 3)
y = (x.sum(1) > 0).long()

W1 = torch.randn(3, 16, requires_grad=True) * 0.5
b1 = torch.zeros(16, requires_grad=True)
W2 = (torch.randn(16, 2) * 0.3).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)

for it in range(300):
    h = torch.relu(x @ W1 + b1)
    perdida = torch.nn.functional.cross_entropy(h @ W2 + b2, y)
    perdida.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= 0.2 * p.grad
            p.grad.zero_()
    if it % 100 == 0:
        print(it, perdida.item())
print("perdida", perdida.item())
