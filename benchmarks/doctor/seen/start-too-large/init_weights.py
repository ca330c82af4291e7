import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, mean=0.0, std=3.0)
        nn.init.zeros_(m.bias)


class Net(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(features, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU())
        self.head = nn.Linear(24, 2)
        self.apply(init_weights)

    def forward(self, x):
        return self.head(self.body(x))


torch.manual_seed(13)
bc = load_breast_cancer()
x = torch.tensor(StandardScaler().fit_transform(bc.data), dtype=torch.float32)
y = torch.tensor(bc.target)
shuffled = torch.randperm(len(x))
tr, te = shuffled[:430], shuffled[430:]
net = Net(x.shape[1])
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(15):
    net.train()
    for rows in tr[torch.randperm(len(tr))].split(32):
        opt.zero_grad()
        loss_fn(net(x[rows]), y[rows]).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val = loss_fn(net(x[te]), y[te]).item()
    if epoch % 5 == 0:
        print("epoch", epoch, "val", val)
print("validation loss:", val)
