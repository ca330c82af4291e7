import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(13, 20), nn.Linear(20, 3)
    def forward(self, x):
        return F.log_softmax(self.b(F.relu(self.a(x))), dim=1)
torch.manual_seed(32)
w = load_wine()
X = torch.tensor(w.data).float(); X = (X - X.mean(0)) / X.std(0); Y = torch.tensor(w.target)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.5)
for e in range(40):
    for i in torch.randperm(178).split(16):
        opt.zero_grad()
        F.nll_loss(net(X[i]), Y[i]).backward()
        opt.step()
with torch.no_grad():
    probabilities = net(X).exp()
print("confidence", probabilities.max(1).values.mean().item(), "loss", F.nll_loss(probabilities.log(), Y).item())
