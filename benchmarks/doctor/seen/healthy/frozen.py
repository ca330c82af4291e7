import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.randn(900, 8)
proj = torch.randn(8, 5)
task_a = (x @ proj).argmax(1)
task_b = ((x @ proj)[:, 0] > (x @ proj)[:, 1]).long()
backbone = nn.Sequential(nn.Linear(8, 48), nn.ReLU())
head_a = nn.Linear(48, 5)
opt = torch.optim.Adam([*backbone.parameters(), *head_a.parameters()], lr=0.01)
for epoch in range(20):
    for i in torch.randperm(700).split(50):
        loss = nn.functional.cross_entropy(head_a(backbone(x[i])), task_a[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("pre-training loss", loss.item())
for p in backbone.parameters():
    p.requires_grad = False
head_b = nn.Linear(48, 2)
opt = torch.optim.Adam(head_b.parameters(), lr=0.02)
for epoch in range(20):
    for i in torch.randperm(700).split(50):
        with torch.no_grad():
            f = backbone(x[i])
        loss = nn.functional.cross_entropy(head_b(f), task_b[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("loss", loss.item())
print("accuracy", (head_b(backbone(x[700:])).argmax(1) == task_b[700:]).float().mean().item())
