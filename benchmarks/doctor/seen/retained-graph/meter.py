"""Small convnet on the 8x8 digits, with a running meter."""
import torch
import torch.nn as nn
from sklearn.datasets import load_digits


class AverageMeter:
    def __init__(self, name):
        self.name = name
        self.reset()

    def reset(self):
        self.sum, self.count = 0.0, 0

    def update(self, val, n=1):
        self.sum += val * n
        self.count += n

    @property
    def avg(self):
        return float(self.sum) / max(self.count, 1)


class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(8 * 16, 10)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))
        return self.fc(x.flatten(1))


torch.manual_seed(0)
d = load_digits()
X = torch.tensor(d.images, dtype=torch.float32).unsqueeze(1)
X = (X - X.mean()) / X.std()
X = X + 0.05 * torch.randn_like(X)
y = torch.tensor(d.target)
p = torch.randperm(len(X))
X, y = X[p], y[p]
Xtr, ytr, Xte, yte = X[:1400], y[:1400], X[1400:], y[1400:]

model = SmallCNN()
opt = torch.optim.Adam(model.parameters(), lr=0.004)
criterion = nn.CrossEntropyLoss()
losses = AverageMeter("loss")

for epoch in range(8):
    losses.reset()
    model.train()
    for b in torch.randperm(len(Xtr)).split(64):
        loss = criterion(model(Xtr[b]), ytr[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.update(loss, len(b))
    print(f"epoch {epoch}: {losses.name} {losses.avg:.4f}")

model.eval()
with torch.no_grad():
    print("test loss", criterion(model(Xte), yte).item())
