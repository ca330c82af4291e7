import torch, torch.nn.functional as F
from sklearn.datasets import load_wine
torch.manual_seed(0)
d = load_wine()
X = torch.from_numpy(d.data).float(); X = (X - X.mean(0)) / X.std(0)
Y = torch.from_numpy(d.target)
ps = [torch.randn(13, 16) * .2, torch.zeros(16), torch.randn(16, 3) * .2, torch.zeros(3)]
for p in ps: p.requires_grad = True
f = lambda x: (x @ ps[0] + ps[1]).relu() @ ps[2] + ps[3]
for e in range(60):
    for idx in torch.randperm(178).split(20):
        l = F.cross_entropy(f(X[idx]), Y[idx])
        l.backward()
        with torch.no_grad():
            for i in range(len(ps)):
                ps[i] = ps[i] - 0.1 * ps[i].grad
print(F.cross_entropy(f(X), Y).item())
