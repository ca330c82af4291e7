import copy
import torch

torch.manual_seed(222)
model = torch.nn.Sequential(torch.nn.Linear(2, 32), torch.nn.Tanh(), torch.nn.Linear(32, 1))
shadow = copy.deepcopy(model)
for p in shadow.parameters():
    p.requires_grad_(False)


def batch(n):
    u = torch.rand(n, 2) * 3.4 - 1.7
    return u, (torch.sin(u[:, :1] * 1.5) - 0.5 * u[:, 1:]) + 0.2 * torch.randn(n, 1)


opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(600):
    u, v = batch(64)
    loss = (model(u) - v).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for s, p in zip(shadow.parameters(), model.parameters()):
            s.lerp_(p, 0.03)
    if step % 100 == 0:
        print(step, loss.item())
u, v = batch(2000)
with torch.no_grad():
    print("live", (model(u) - v).square().mean().item())
    print("averaged", (shadow(u) - v).square().mean().item())
