# Attention pooling over time steps: which step carries the marker, and what is its value?
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(2)


class AttentionPool(nn.Module):
    def __init__(self, features, hidden=16, classes=3):
        super().__init__()
        self.embed = nn.Linear(features, hidden)
        self.score = nn.Linear(hidden, 1)
        self.out = nn.Linear(hidden, classes)

    def forward(self, x):                       # x: (batch, time, features)
        h = torch.tanh(self.embed(x))
        s = self.score(h).squeeze(-1)           # (batch, time)
        weights = F.softmax(s, dim=0)
        context = (weights.unsqueeze(-1) * h).sum(dim=1)
        return self.out(context)


def sample(n, steps=8):
    x = torch.randn(n, steps, 5)
    where = torch.randint(0, steps, (n,))
    label = torch.randint(0, 3, (n,))
    x[:, :, 0] = 0.1 * torch.randn(n, steps)
    x[torch.arange(n), where, 0] = 2.0
    for c in range(3):
        rows = torch.arange(n)[label == c]
        x[rows, where[rows], 1 + c] = 2.5
        for other in range(3):
            if other != c:
                x[rows, where[rows], 1 + other] = 0.3 * torch.randn(len(rows))
    return x, label


x_train, y_train = sample(1200)
x_test, y_test = sample(400)
net = AttentionPool(5)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    perm = torch.randperm(len(x_train))
    for i in range(0, len(perm), 60):
        b = perm[i:i + 60]
        loss = F.cross_entropy(net(x_train[b]), y_train[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, round(loss.item(), 4))

with torch.no_grad():
    print("test accuracy", (net(x_test).argmax(-1) == y_test).float().mean().item())
