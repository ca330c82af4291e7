import torch
import torch.nn as nn
from sklearn.datasets import make_moons


def reset(module: nn.Module) -> None:
    for name, param in module.named_parameters():
        if name.endswith("weight"):
            nn.init.constant_(param, 0.1)
        else:
            nn.init.zeros_(param)


class MoonNet(nn.Module):
    def __init__(self, hidden: int = 20):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.fc3 = nn.Linear(hidden, 1)
        reset(self)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x).squeeze(-1)


X, y = make_moons(400, noise=0.1, random_state=20)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y).float()
torch.manual_seed(20)
net = MoonNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    for idx in torch.randperm(400).split(40):
        optimizer.zero_grad()
        loss = criterion(net(X[idx]), y[idx])
        loss.backward()
        optimizer.step()
    if epoch % 8 == 0:
        print("epoch", epoch, "batch loss", round(loss.item(), 4))
with torch.no_grad():
    print("loss over all points", criterion(net(X), y).item())
