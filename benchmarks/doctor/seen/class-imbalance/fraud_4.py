import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(50)
n = 4000
y = (torch.rand(n) < 0.02).long()
x = torch.randn(n, 4)
x[:, 0] += 1.0 * y
x[:, 1] -= 0.8 * y
x[:, 2] += 0.7 * y
x = (x - x.mean(0)) / x.std(0)

train_loader = DataLoader(TensorDataset(x[:3000], y[:3000]), batch_size=100, shuffle=True)
x_val, y_val = x[3000:], y[3000:]

net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(12):
    net.train()
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(xb), yb)
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        pred = net(x_val).argmax(1)
    print("epoch", epoch, "loss", round(loss.item(), 4), "frauds caught", int(pred[y_val == 1].sum()))
recall = [(pred[y_val == c] == c).float().mean().item() for c in (0, 1)]
print("balanced accuracy", sum(recall) / 2)
