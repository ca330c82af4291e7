import torch
import torch.nn as nn
import torch.optim as optim
from sklearn.datasets import make_friedman2
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)
X, y = make_friedman2(600, noise=20.0, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32).view(-1, 1)
loader = DataLoader(TensorDataset(X, y), batch_size=100, shuffle=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 30)
        self.fc2 = nn.Linear(30, 1)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


net = Net()
criterion = nn.MSELoss(reduction="sum")
optimizer = optim.SGD(net.parameters(), lr=0.05, momentum=0.5)
for epoch in range(50):
    for bx, by in loader:
        optimizer.zero_grad()
        out = net(bx)
        loss = criterion(out, by)
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("mse:", ((net(X) - y) ** 2).mean().item())
