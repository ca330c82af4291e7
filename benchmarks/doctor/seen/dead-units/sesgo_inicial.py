# Red ReLU con tensores: superficie z = f(x, y)
import torch

torch.manual_seed(27)
P = torch.rand(400, 2) * 2 - 1
z = (P[:, 0] * P[:, 1] * 2 + P[:, 0] ** 2 + 0.05 * torch.randn(400)).unsqueeze(1)
P = P / P.std(0)

H = 40
W1 = torch.randn(2, H) * 0.8
b1 = torch.full((H,), -6.0)
W2 = torch.randn(H, 1) * (2 / H) ** 0.5
b2 = torch.zeros(1)
for t in (W1, b1, W2, b2):
    t.requires_grad_()

opt = torch.optim.SGD([W1, b1, W2, b2], lr=0.05, momentum=0.9)
for i in range(800):
    oculta = torch.clamp(P @ W1 + b1, min=0)
    error = ((oculta @ W2 + b2 - z) ** 2).mean()
    opt.zero_grad()
    error.backward()
    opt.step()
    if i % 200 == 0:
        print("paso", i, "error", error.item())
print("error final", error.item())
