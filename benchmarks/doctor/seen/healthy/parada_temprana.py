# Diabetes (sklearn): objetivo muy ruidoso; se guarda el mejor modelo y se recupera al final
import copy
import torch
from torch import nn
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

torch.manual_seed(12)
X, y = load_diabetes(return_X_y=True, scaled=False)
Xe, Xv, ye, yv = train_test_split(X, y, test_size=0.3, random_state=12)
mx, sx, my, sy = Xe.mean(0), Xe.std(0), ye.mean(), ye.std()
prep = lambda a, b: (torch.tensor((a - mx) / sx).float(), torch.tensor((b - my) / sy).float().unsqueeze(1))
Xe, ye = prep(Xe, ye)
Xv, yv = prep(Xv, yv)


class ParadaTemprana:
    def __init__(self, paciencia):
        self.paciencia, self.mejor, self.cuenta, self.estado = paciencia, float("inf"), 0, None

    def __call__(self, v, modelo):
        if v < self.mejor - 1e-4:
            self.mejor, self.cuenta, self.estado = v, 0, copy.deepcopy(modelo.state_dict())
        else:
            self.cuenta += 1
        return self.cuenta >= self.paciencia


modelo = nn.Sequential(nn.Linear(10, 8), nn.Tanh(), nn.Dropout(0.1), nn.Linear(8, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01, weight_decay=0.02)
parar = ParadaTemprana(8)
for epoca in range(200):
    modelo.train()
    for i in torch.randperm(len(Xe)).split(32):
        opt.zero_grad()
        l = nn.functional.mse_loss(modelo(Xe[i]), ye[i])
        l.backward()
        opt.step()
    modelo.eval()
    with torch.no_grad():
        v = nn.functional.mse_loss(modelo(Xv), yv).item()
    if epoca % 5 == 0:
        print("época", epoca, "validación", v)
    if parar(v, modelo):
        print("parada en la época", epoca)
        break
modelo.load_state_dict(parar.estado)
with torch.no_grad():
    print("mejor validación", nn.functional.mse_loss(modelo(Xv), yv).item())
