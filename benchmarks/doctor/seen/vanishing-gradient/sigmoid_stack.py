"""Ten hidden layers on the two-circles toy set."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_circles

torch.manual_seed(11)
pts, lab = make_circles(n_samples=1000, factor=0.4, noise=0.08, random_state=2)
pts = torch.tensor(pts * 1.4, dtype=torch.float32)
lab = torch.tensor(lab)
train = TensorDataset(pts[:800], lab[:800])
loader = DataLoader(train, batch_size=40, shuffle=True)

layers = [nn.Linear(2, 32), nn.Sigmoid()]
for _ in range(9):
    layers += [nn.Linear(32, 32), nn.Sigmoid()]
layers.append(nn.Linear(32, 2))
net = nn.Sequential(*layers)
for m in net:
    if isinstance(m, nn.Linear):
        nn.init.xavier_normal_(m.weight)
        nn.init.zeros_(m.bias)

criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.5)

for epoch in range(40):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        out = net(xb)
        loss = criterion(out, yb)
        loss.backward()
        optimizer.step()
        running += loss.item()
    if epoch % 10 == 9:
        print("epoch", epoch + 1, "loss", round(running / len(loader), 4))

with torch.no_grad():
    pred = net(pts[800:]).argmax(dim=1)
    print("accuracy:", (pred == lab[800:]).float().mean().item())
