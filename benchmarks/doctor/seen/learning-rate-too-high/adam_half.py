import torch
import torch.nn as nn
from sklearn.datasets import load_wine

torch.manual_seed(0)
wine = load_wine()
X = torch.tensor((wine.data - wine.data.mean(0)) / wine.data.std(0), dtype=torch.float32)
y = torch.tensor(wine.target)
p = torch.randperm(178, generator=torch.Generator().manual_seed(1))
train, test = p[:130], p[130:]


class Net(nn.Module):
    def __init__(self, hidden=(24, 24)):
        super().__init__()
        sizes = [13, *hidden]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.last = nn.Linear(sizes[-1], 3)

    def forward(self, x):
        for l in self.layers:
            x = torch.tanh(l(x))
        return self.last(x)


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=2.0, weight_decay=1e-3)
for epoch in range(25):
    order = train[torch.randperm(130)]
    for b in order.split(26):
        loss = nn.functional.cross_entropy(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, "loss", loss.item())
print("test acc", (net(X[test]).argmax(1) == y[test]).float().mean().item())
