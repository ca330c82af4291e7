import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification

torch.manual_seed(64)
X, y = make_classification(1400, 10, n_informative=8, n_redundant=0, n_classes=3, n_clusters_per_class=1, class_sep=1.8, flip_y=0, random_state=64)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
dl = DataLoader(TensorDataset(X[:1100], y[:1100]), 55, shuffle=True)
net = nn.Sequential(nn.Linear(10, 48), nn.BatchNorm1d(48), nn.ReLU(), nn.Dropout(0.1), nn.Linear(48, 3))
opt = torch.optim.SGD(net.parameters(), lr=0.3)
ce = nn.CrossEntropyLoss(label_smoothing=0.05)
beta = torch.distributions.Beta(0.4, 0.4)
for epoch in range(15):
    net.train()
    for x, t in dl:
        t = nn.functional.one_hot(t, 3).float()
        lam, k = beta.sample(), torch.randperm(len(x))
        mx, mt = lam * x + (1 - lam) * x[k], lam * t + (1 - lam) * t[k]
        loss = ce(net(mx), mt)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 3 == 2:
        print(epoch + 1, loss.item())
net.eval()
with torch.no_grad():
    print('accuracy', (net(X[1100:]).argmax(1) == y[1100:]).float().mean().item())
