# Transfer learning in miniature: pretrain on task A, freeze the body, train a new head for task B.
import torch
import torch.nn as nn

torch.manual_seed(64)
centers = torch.randn(6, 10) * 1.3


def draw(n):
    c = torch.randint(0, 6, (n,))
    return centers[c] + 0.8 * torch.randn(n, 10), c


xa, ca = draw(1500)
xb, cb = draw(900)
xt, ct = draw(500)
body = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU())
head_a = nn.Linear(16, 6)
opt = torch.optim.Adam([*body.parameters(), *head_a.parameters()], lr=0.003)
for epoch in range(15):
    for j in torch.randperm(len(xa)).split(50):
        loss = nn.functional.cross_entropy(head_a(body(xa[j])), ca[j])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("task A loss", loss.item())

for p in body.parameters():
    p.requires_grad = False
body.eval()
head_b = nn.Linear(16, 2)
opt_b = torch.optim.Adam(head_b.parameters(), lr=0.01)
for epoch in range(25):
    for j in torch.randperm(len(xb)).split(50):
        out = head_b(body(xb[j]))
        loss = nn.functional.cross_entropy(out, (cb[j] >= 3).long())
        opt_b.zero_grad()
        loss.backward()
        opt_b.step()
    if epoch % 8 == 0:
        print("task B epoch", epoch, "loss", loss.item())
with torch.no_grad():
    print("task B accuracy", (head_b(body(xt)).argmax(1) == (ct >= 3).long()).float().mean().item())
