"""Pretrain on task A, freeze, train a new head on task B with few examples."""
import torch
import torch.nn as nn

torch.manual_seed(115)


def points(n):
    return torch.randn(n, 6)


mix = torch.randn(6, 3)
latent = lambda p: torch.sin(p @ mix * 0.6)
task_a = lambda p: latent(p) + 0.05 * torch.randn(len(p), 3)
task_b = lambda p: (latent(p)[:, 0] + latent(p)[:, 1] > 0).long()

backbone = nn.Sequential(nn.Linear(6, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh())
head_a = nn.Linear(32, 3)
opt = torch.optim.Adam([*backbone.parameters(), *head_a.parameters()], lr=0.008)
for step in range(1000):
    p = points(64)
    loss = nn.functional.mse_loss(head_a(backbone(p)), task_a(p))
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 200 == 199:
        print("pretraining", step + 1, loss.item())

for q in backbone.parameters():
    q.requires_grad = False
backbone.eval()
head_b = nn.Linear(32, 2)
opt = torch.optim.Adam(filter(lambda q: q.requires_grad, head_b.parameters()), lr=0.02)
few, few_y = points(400), None
few_y = task_b(few)
for epoch in range(40):
    for idx in torch.randperm(400).split(40):
        loss = nn.functional.cross_entropy(head_b(backbone(few[idx])), few_y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print("head", epoch + 1, loss.item())
new = points(1000)
with torch.no_grad():
    print("accuracy on new points", (head_b(backbone(new)).argmax(1) == task_b(new)).float().mean().item())
