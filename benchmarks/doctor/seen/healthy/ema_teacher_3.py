import copy
import torch
from torch import nn
from sklearn.datasets import make_classification

torch.manual_seed(6)
X, y = make_classification(1200, 8, n_informative=5, n_redundant=0, n_classes=3, n_clusters_per_class=1, class_sep=2.2, random_state=6, flip_y=0)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
student = nn.Sequential(nn.Linear(8, 24), nn.SiLU(), nn.Linear(24, 3))
teacher = copy.deepcopy(student).requires_grad_(False)
opt = torch.optim.AdamW(student.parameters(), lr=5e-3, weight_decay=0.05)


@torch.no_grad()
def ema(decay=0.95):
    for t, s in zip(teacher.parameters(), student.parameters()):
        t.mul_(decay).add_(s, alpha=1 - decay)


for epoch in range(20):
    for b in torch.randperm(960).split(48):
        loss = nn.functional.cross_entropy(student(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        opt.step()
        ema()
    if epoch % 5 == 4:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("teacher test loss", nn.functional.cross_entropy(teacher(X[960:]), y[960:]).item())
