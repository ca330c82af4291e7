import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer

torch.manual_seed(31)


class Dense(nn.Module):
    def __init__(self, n_in, n_out, std=1e-3):
        super().__init__()
        self.W = nn.Parameter(std * torch.randn(n_in, n_out))
        self.b = nn.Parameter(torch.zeros(n_out))

    def forward(self, x):
        return x @ self.W + self.b


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.d1, self.d2 = Dense(30, 24), Dense(24, 24)
        self.d3, self.d4 = Dense(24, 24), Dense(24, 2)

    def forward(self, x):
        x = torch.tanh(self.d1(x))
        x = torch.tanh(self.d2(x))
        x = torch.tanh(self.d3(x))
        return self.d4(x)


raw = load_breast_cancer()
x = torch.tensor(raw.data, dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(raw.target)
o = torch.randperm(len(x))
xa, ya, xb, yb = x[o[:450]], y[o[:450]], x[o[450:]], y[o[450:]]
clf = Classifier()
opt = torch.optim.SGD(clf.parameters(), lr=0.05)
for epoch in range(30):
    for i in torch.randperm(450).split(30):
        opt.zero_grad()
        loss = F.cross_entropy(clf(xa[i]), ya[i])
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(f"{epoch + 1}/30 {loss.item():.4f}")
with torch.no_grad():
    print("test loss", F.cross_entropy(clf(xb), yb).item())
