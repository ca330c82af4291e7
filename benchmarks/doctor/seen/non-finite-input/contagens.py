# Prever o tempo de resposta de um servidor a partir de contagens de acessos
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Acessos(Dataset):
    def __init__(self, n=500, semente=0):
        rng = np.random.default_rng(semente)
        contagens = rng.poisson(lam=[3.5, 12.0, 40.0], size=(n, 3)).astype(np.float64)
        with np.errstate(divide="ignore"):
            atributos = np.log(contagens)
        finitos = np.where(np.isfinite(atributos), atributos, np.nan)
        atributos = (atributos - np.nanmean(finitos, axis=0)) / np.nanstd(finitos, axis=0)
        tempo = np.log1p(contagens) @ np.array([0.8, -0.5, 1.5]) + 0.03 * rng.normal(size=n)
        self.x = torch.tensor(atributos, dtype=torch.float32)
        self.t = torch.tensor((tempo - tempo.mean()) / tempo.std(), dtype=torch.float32).unsqueeze(1)

    def __len__(self):
        return len(self.t)

    def __getitem__(self, i):
        return self.x[i], self.t[i]


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.rede = nn.Sequential(nn.Linear(3, 16), nn.LeakyReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.rede(x)


torch.manual_seed(0)
carregador = DataLoader(Acessos(), batch_size=25, shuffle=True)
modelo = Regressor()
otimizador = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(25):
    acumulado = 0.0
    for x, t in carregador:
        otimizador.zero_grad()
        perda = nn.functional.mse_loss(modelo(x), t)
        perda.backward()
        otimizador.step()
        acumulado += perda.item()
    if epoca % 4 == 0:
        print(f"{epoca:3d}: {acumulado / len(carregador):.5f}")
print("erro final", acumulado / len(carregador))
