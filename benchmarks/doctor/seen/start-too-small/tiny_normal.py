import torch
import torch.nn as nn

torch.manual_seed(0)
X = torch.randn(500, 5)
score = X[:, 0] * X[:, 1] + X[:, 2]
y = (score > score.median()).float().unsqueeze(1)


def weights_init(m):
    classname = m.__class__.__name__
    if classname.find("Linear") != -1:
        m.weight.data.normal_(0.0, 0.01)
        m.bias.data.fill_(0)


net = nn.Sequential(
    nn.Linear(5, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 1),
)
net.apply(weights_init)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
criterion = nn.BCEWithLogitsLoss()
for epoch in range(60):
    for idx in torch.randperm(500).split(25):
        optimizer.zero_grad()
        loss = criterion(net(X[idx]), y[idx])
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("loss", criterion(net(X), y).item())
