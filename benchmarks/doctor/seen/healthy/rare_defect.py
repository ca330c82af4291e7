"""Four percent of the parts are defective; report of recall on both classes."""
import torch
from torch import nn

torch.manual_seed(44)
n = 3000
defect = (torch.rand(n) < 0.04).long()
x = torch.randn(n, 3)
x = x + defect[:, None] * torch.tensor([3.4, -3.2, 3.0])
x = (x - x.mean(0)) / x.std(0)
tr, va = slice(0, 2000), slice(2000, None)

clf = nn.Sequential(nn.Linear(3, 6), nn.ReLU(), nn.Linear(6, 2))
opt = torch.optim.Adam(clf.parameters(), lr=0.01, weight_decay=1e-3)
for epoch in range(25):
    for idx in torch.randperm(2000).split(100):
        loss = nn.functional.cross_entropy(clf(x[tr][idx]), defect[tr][idx])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    p = clf(x[va]).argmax(1)
    t = defect[va]
    r = [(p[t == c] == c).float().mean().item() for c in (0, 1)]
    print("recalls", r)
    print("balanced accuracy", sum(r) / 2)
