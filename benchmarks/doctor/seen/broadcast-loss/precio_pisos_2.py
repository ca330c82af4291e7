import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Pisos(Dataset):
    def __init__(self, n, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.x = torch.randn(n, 5, generator=g)  # superficie, habitaciones, planta, antigüedad, distancia (ya normalizadas)
        ruido = 0.2 * torch.randn(n, generator=g)
        self.y = self.x[:, 0] - 0.5 * self.x[:, 3] + 0.6 * torch.relu(-self.x[:, 4]) + 0.3 * self.x[:, 1] * self.x[:, 2] + ruido

    def __len__(self):
        return self.x.shape[0]

    def __getitem__(self, k):
        return self.x[k], self.y[k]


def ecm(prediccion, real):
    return ((prediccion - real) ** 2).mean()


torch.manual_seed(31)
entreno = DataLoader(Pisos(1500, 1), batch_size=50, shuffle=True)
reserva = Pisos(400, 2)
modelo = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.005)
plan = torch.optim.lr_scheduler.StepLR(opt, step_size=8, gamma=0.3)

for epoca in range(20):
    for x, y in entreno:
        opt.zero_grad()
        e = ecm(modelo(x), y)
        e.backward()
        opt.step()
    plan.step()
    if epoca % 4 == 0:
        print(f"{epoca:3d} {e.item():.4f}")

with torch.no_grad():
    print("ECM en la reserva:", ecm(modelo(reserva.x), reserva.y).item())
