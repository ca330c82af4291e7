import torch
import torch.nn as nn

torch.manual_seed(208)


def secuencias(n, largo=12):
    s = torch.randn(n, largo, 1)
    return s, (s[:, :, 0].sum(1) > 0).long()


class Lector(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(1, 12, batch_first=True)
        self.cabeza = nn.Linear(12, 2)

    def forward(self, s):
        _, h = self.gru(s)
        return self.cabeza(h[-1])


lector = Lector()
opt = torch.optim.Adam(lector.parameters(), lr=0.01)
X, y = secuencias(800)
for epoca in range(9):
    for i in torch.randperm(800).split(50):
        L = nn.functional.cross_entropy(lector(X[i]), y[i])
        opt.zero_grad()
        L.backward()
        nn.utils.clip_grad_norm_(lector.parameters(), 1.0)
        opt.step()
    if epoca % 3 == 0:
        print(f"{epoca:2d} {L.item():.4f}")
Xv, yv = secuencias(400)
with torch.no_grad():
    print("exactitud", (lector(Xv).argmax(1) == yv).float().mean().item())
