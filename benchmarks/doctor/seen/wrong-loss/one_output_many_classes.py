import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_iris

torch.manual_seed(4)
ir = load_iris()
X = torch.tensor(ir.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(ir.target)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(4, 16)
        self.l2 = nn.Linear(16, 3)

    def forward(self, x):
        return self.l2(torch.relu(self.l1(x)))


net = Net()
loader = DataLoader(TensorDataset(X, y), batch_size=15, shuffle=True)
loss_fn = nn.NLLLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    epoch_loss = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    if epoch % 10 == 0:
        print(epoch, epoch_loss / len(loader))
with torch.no_grad():
    print("accuracy", (net(X).argmax(1) == y).float().mean().item())
