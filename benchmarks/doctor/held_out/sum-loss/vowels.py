import argparse
import numpy as np
import torch
from torch import nn

parser = argparse.ArgumentParser()
parser.add_argument("--lr", default=0.1, type=float)
parser.add_argument("--batch", default=100, type=int)
parser.add_argument("--epochs", default=20, type=int)
opt = parser.parse_args()

torch.manual_seed(41)
rng = np.random.default_rng(41)

# six vowels, four formants
means = rng.normal(0, 2.0, size=(6, 4))
which = rng.integers(0, 6, size=1500)
formants = means[which] + rng.normal(0, 0.8, size=(1500, 4))
formants = (formants - formants[:1200].mean(0)) / formants[:1200].std(0)
X = torch.tensor(formants, dtype=torch.float32)
Y = torch.tensor(which)
Xtr, Ytr, Xva, Yva = X[:1200], Y[:1200], X[1200:], Y[1200:]


class VowelNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 32)
        self.fc2 = nn.Linear(32, 6)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


net = VowelNet()
optimizer = torch.optim.SGD(net.parameters(), lr=opt.lr, momentum=0.9)
criterion = nn.CrossEntropyLoss(reduction="sum")

for ep in range(opt.epochs):
    order = torch.randperm(len(Xtr))
    for chunk in order.split(opt.batch):
        optimizer.zero_grad()
        loss = criterion(net(Xtr[chunk]), Ytr[chunk])
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        out = net(Xva)
        ce = nn.functional.cross_entropy(out, Yva).item()
        acc = (out.argmax(1) == Yva).float().mean().item()
    print(f"epoch {ep} val acc {acc:.3f} val ce {ce:.4f}")
