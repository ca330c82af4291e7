import torch


class Umbral(torch.nn.Module):
    def __init__(self, pendiente=60.0):
        super().__init__()
        self.pendiente = pendiente

    def forward(self, z):
        return torch.tanh(self.pendiente * z)


def senal(n):
    t = torch.rand(n, 1) * 6 - 3
    return t / 1.73, 1.5 * torch.sin(t) + 0.1 * torch.randn(n, 1)


torch.manual_seed(16)
t, s = senal(300)
tv, sv = senal(200)
red = torch.nn.Sequential(
    torch.nn.Linear(1, 12), Umbral(),
    torch.nn.Linear(12, 12), Umbral(),
    torch.nn.Linear(12, 1),
)
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for i in range(500):
    perdida = torch.mean((red(t) - s) ** 2)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if i % 100 == 0:
        print(i, perdida.item())
with torch.no_grad():
    print("validacion", torch.mean((red(tv) - sv) ** 2).item())
