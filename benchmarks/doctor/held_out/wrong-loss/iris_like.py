"""Question: is this how one trains on ten groups? My script below."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

torch.manual_seed(23)
bunch = load_digits()
order = torch.randperm(len(bunch.target), generator=torch.Generator().manual_seed(0))
cut = 1400
proj = PCA(16, whiten=True, random_state=1).fit(bunch.data[order[:cut].numpy()])
feats = torch.tensor(proj.transform(bunch.data), dtype=torch.float32)[order]
labels = torch.tensor(bunch.target)[order]
train_x, test_x = feats[:cut], feats[cut:]
train_y, test_y = labels[:cut], labels[cut:]

net = nn.Sequential(nn.Linear(16, 64), nn.Tanh(), nn.Linear(64, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9)
criterion = nn.MSELoss()

for epoch in range(20):
    perm = torch.randperm(cut)
    for i in range(0, cut, 70):
        rows = perm[i:i + 70]
        scores = net(train_x[rows])
        target = F.one_hot(train_y[rows], 10).float()
        loss = criterion(scores, target)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "train objective", round(loss.item(), 4))

with torch.no_grad():
    scores = net(test_x)
    print("test accuracy", (scores.argmax(1) == test_y).float().mean().item())
    print("test log loss", F.cross_entropy(scores, test_y).item())
