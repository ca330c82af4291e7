import torch
import torch.nn as nn
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split


def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.3)
        nn.init.zeros_(m.bias)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 16)
        self.fc2 = nn.Linear(16, 16)
        self.fc3 = nn.Linear(16, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.tanh(self.fc2(x))
        return self.fc3(x).squeeze(-1)


X, y = make_circles(700, noise=0.06, factor=0.45, random_state=0)
X = X / X.std(0)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.3, random_state=0)
Xtr, Xte = torch.tensor(Xtr).float(), torch.tensor(Xte).float()
ytr, yte = torch.tensor(ytr).float(), torch.tensor(yte).float()

torch.manual_seed(7)
net = Net()
net.apply(init_weights)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
bce = nn.BCEWithLogitsLoss()
for epoch in range(300):
    opt.zero_grad()
    loss = bce(net(Xtr), ytr)
    loss.backward()
    opt.step()
    if epoch % 60 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("acc", ((net(Xte) > 0).float() == yte).float().mean().item())
