import torch
from torch.utils.data import DataLoader, TensorDataset

# El coste del guion del profesor: suma de cuadrados entre 2n
torch.manual_seed(22)


class Modelo(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.theta1 = torch.nn.Parameter(torch.randn(3, 20) / 3 ** 0.5)
        self.sesgo1 = torch.nn.Parameter(torch.zeros(20))
        self.theta2 = torch.nn.Parameter(torch.randn(20) / 20 ** 0.5)
        self.sesgo2 = torch.nn.Parameter(torch.zeros(()))

    def forward(self, x):
        return torch.tanh(x @ self.theta1 + self.sesgo1) @ self.theta2 + self.sesgo2


def coste(h, y):
    return ((h - y) ** 2).sum() / (2 * len(y))


x = torch.randn(1000, 3)
y = x[:, 0] * x[:, 1] + 0.5 * x[:, 2] + 0.05 * torch.randn(1000)
xp = torch.randn(300, 3)
yp = xp[:, 0] * xp[:, 1] + 0.5 * xp[:, 2]
m = Modelo()
opt = torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9)
for epoca in range(60):
    for xb, yb in DataLoader(TensorDataset(x, y), batch_size=50, shuffle=True):
        opt.zero_grad()
        J = coste(m(xb), yb)
        J.backward()
        opt.step()
    if epoca % 12 == 0:
        print("época", epoca, "J =", J.item())
with torch.no_grad():
    print("J de prueba", coste(m(xp), yp).item())
