import torch

torch.manual_seed(6)
x = torch.randn(300, 3)
y = torch.tanh(x[:, :1] - x[:, 1:2]) + 0.2 * x[:, 2:]
params = {"W": torch.randn(3, 16) * 0.6, "b": torch.zeros(16), "V": torch.randn(16, 1) * 0.25, "c": torch.zeros(1)}


def predict(p, x):
    return torch.tanh(x @ p["W"] + p["b"]) @ p["V"] + p["c"]


for step in range(500):
    live = {k: v.detach().requires_grad_() for k, v in params.items()}
    loss = ((predict(live, x) - y) ** 2).mean()
    grads = torch.autograd.grad(loss, list(live.values()))
    params = {k: (v - 0.2 * g).detach() for (k, v), g in zip(live.items(), grads)}
    if step % 100 == 0:
        print(step, loss.item())
print("mse", ((predict(params, x) - y) ** 2).mean().item())
