import torch

torch.manual_seed(0)
X = torch.randn(200, 3)
w_real = torch.tensor([[1.0], [-2.0], [0.5]])
y = X @ w_real + 0.3 + 0.05 * torch.randn(200, 1)
w = torch.zeros(3, 1)
b = torch.zeros(1)
for paso in range(80):
    e = X @ w + b - y
    w -= 0.4 * 2 * X.t() @ e / len(X)
    b -= 0.4 * 2 * e.mean(0)
    if paso % 20 == 0:
        print(paso, (e ** 2).mean().item())
print("ecm", (e ** 2).mean().item())
