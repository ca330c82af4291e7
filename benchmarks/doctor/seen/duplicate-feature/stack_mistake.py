import torch
torch.manual_seed(4)

def features(t):
    return torch.stack([t, t ** 2, t ** 2, t ** 3], dim=1)

t = torch.linspace(-1, 1, 100)
y = 0.3 - t + 2 * t ** 3
A = features(t)
coef = torch.zeros(A.shape[1], requires_grad=True)
bias = torch.zeros(1, requires_grad=True)
for k in range(3000):
    loss = ((A @ coef + bias - y) ** 2).mean()
    g = torch.autograd.grad(loss, (coef, bias))
    with torch.no_grad():
        coef -= 0.5 * g[0]
        bias -= 0.5 * g[1]
print("mse", loss.item())
