"""Learn features on one task, freeze them, and train only a new head for a second task."""
import torch
from torch import nn

torch.manual_seed(28)
base = torch.randn(1600, 10)
hidden = torch.tanh(base @ torch.randn(10, 4) / 2)
task_a = (hidden @ torch.randn(4, 3) + 0.05 * torch.randn(1600, 3))
task_b = (hidden @ torch.tensor([1.0, -1.0, 0.8, 0.5]) > 0).long()
tr, te = slice(0, 1200), slice(1200, 1600)

backbone = nn.Sequential(nn.Linear(10, 32), nn.Tanh(), nn.Linear(32, 16), nn.Tanh())
head_a = nn.Linear(16, 3)
opt = torch.optim.Adam([*backbone.parameters(), *head_a.parameters()], lr=0.005)
for epoch in range(25):
    for k in torch.randperm(1200).split(50):
        loss = (head_a(backbone(base[k])) - task_a[k]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
print("first task mse", loss.item())

for p in backbone.parameters():
    p.requires_grad_(False)
backbone.eval()
head_b = nn.Linear(16, 2)
opt = torch.optim.Adam(filter(lambda p: p.requires_grad, [*backbone.parameters(), *head_b.parameters()]), lr=0.05)
for epoch in range(20):
    for k in torch.randperm(1200).split(50):
        loss = nn.functional.cross_entropy(head_b(backbone(base[k])), task_b[k])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print("second task, epoch", epoch, loss.item())
print("accuracy", (head_b(backbone(base[te])).argmax(1) == task_b[te]).float().mean().item())
