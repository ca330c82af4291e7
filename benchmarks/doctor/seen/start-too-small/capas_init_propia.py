import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(10)


class Perceptron(nn.Module):
    def __init__(self, tamanos, sigma):
        super().__init__()
        self.capas = nn.ModuleList(nn.Linear(a, b) for a, b in zip(tamanos[:-1], tamanos[1:]))
        for capa in self.capas:
            nn.init.normal_(capa.weight, mean=0.0, std=sigma)
            nn.init.zeros_(capa.bias)

    def forward(self, x):
        for capa in self.capas[:-1]:
            x = torch.tanh(capa(x))
        return self.capas[-1](x)


def accuracy(model, x, y):
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


pts, cls = make_moons(700, noise=0.12, random_state=10)
pts = torch.tensor((pts - pts.mean(0)) / pts.std(0)).float()
cls = torch.tensor(cls)

model = Perceptron([2, 24, 24, 24, 2], sigma=0.002)
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for step in range(600):
    batch = torch.randint(0, 500, (50,))
    loss = nn.functional.cross_entropy(model(pts[batch]), cls[batch])
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item(), accuracy(model, pts[:500], cls[:500]))

with torch.no_grad():
    print("pérdida", nn.functional.cross_entropy(model(pts[500:]), cls[500:]).item())
