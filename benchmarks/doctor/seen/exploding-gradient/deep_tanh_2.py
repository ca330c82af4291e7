"""A deep fully connected network on two interleaved classes."""
import torch
import torch.nn as nn

torch.manual_seed(23)
DEPTH, WIDTH = 24, 32


def weights(m):
    if isinstance(m, nn.Linear) and m.out_features == WIDTH:
        nn.init.xavier_normal_(m.weight, gain=2.6)
        nn.init.zeros_(m.bias)


blocks = [nn.Linear(6, WIDTH), nn.Tanh()]
for _ in range(DEPTH - 1):
    blocks += [nn.Linear(WIDTH, WIDTH), nn.Tanh()]
blocks.append(nn.Linear(WIDTH, 2))
net = nn.Sequential(*blocks)
net.apply(weights)

x = torch.randn(1500, 6)
y = ((x[:, 0] + x[:, 1] - 0.5 * x[:, 2]) > 0).long()
opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
ce = nn.CrossEntropyLoss()
for epoch in range(25):
    total = 0.0
    for b in torch.randperm(1200).split(60):
        opt.zero_grad()
        loss = ce(net(x[b]), y[b])
        loss.backward()
        opt.step()
        total += loss.item() / 20
    if epoch % 5 == 0:
        norms = [p.grad.norm().item() for p in net.parameters() if p.dim() == 2]
        print(f"epoch {epoch:2d} loss {total:.4f} |g| first {norms[0]:.3g} last {norms[-1]:.3g}")
with torch.no_grad():
    print("test loss", ce(net(x[1200:]), y[1200:]).item())
