import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

torch.manual_seed(2)
X, y = load_digits(return_X_y=True)
X = X[:, X.std(0) > 0.4]
X = torch.tensor((X - X.mean(0)) / (X.std(0) + 0.5)).float()
y = torch.tensor(y)
perm = torch.randperm(len(y))
tr, te = perm[:1400], perm[1400:]


class DigitNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(X.shape[1], 32)
        self.fc2 = nn.Linear(32, 10)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        return F.softmax(self.fc2(x), dim=1)


net = DigitNet()
opt = torch.optim.SGD(net.parameters(), lr=0.1, weight_decay=1e-4)
for epoch in range(8):
    for i in tr[torch.randperm(1400)].split(50):
        loss = F.nll_loss(net(X[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch + 1, loss.item())
print("acc", (net(X[te]).argmax(1) == y[te]).float().mean().item())
