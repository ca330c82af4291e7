import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import make_blobs

torch.manual_seed(16)
X, y = make_blobs(400, centers=4, cluster_std=1.3, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
maestro = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 4))
alumno = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 4))
om = torch.optim.Adam(maestro.parameters(), lr=0.01)
for e in range(25):
    for i in torch.randperm(400).split(40):
        l = F.cross_entropy(maestro(X[i]), y[i])
        om.zero_grad(); l.backward(); om.step()
oa = torch.optim.Adam(alumno.parameters(), lr=0.02)
T = 2.0
for e in range(30):
    for i in torch.randperm(400).split(40):
        with torch.no_grad():
            blando = F.softmax(maestro(X[i]) / T, dim=1)
        l = F.kl_div(F.log_softmax(alumno(X[i]) / T, dim=1), blando, reduction="batchmean") * T * T
        oa.zero_grad(); l.backward(); oa.step()
print("acierto", (alumno(X).argmax(1) == y).float().mean().item())
