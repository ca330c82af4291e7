import torch
from torch import nn
from sklearn.datasets import load_wine

torch.manual_seed(3)
d = load_wine()
X = torch.tensor(d.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(d.target)
p = torch.randperm(178)
X, y = X[p], y[p]


class Transfer(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(13, 64), nn.Tanh())
        for q in self.backbone.parameters():
            q.requires_grad = False
        self.head = nn.Linear(64, 3)

    def forward(self, x):
        with torch.no_grad():
            f = self.backbone(x)
        return self.head(f)


net = Transfer()
opt = torch.optim.SGD([q for q in net.parameters() if q.requires_grad], lr=0.1, momentum=0.9, weight_decay=5e-3)
for epoch in range(30):
    for b in torch.randperm(138).split(23):
        loss = nn.functional.cross_entropy(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("test loss", nn.functional.cross_entropy(net(X[138:]), y[138:]).item())
