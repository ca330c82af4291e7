import argparse
import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split


class TresCapas(nn.Module):
    def __init__(self, entradas, ocultas, clases, desviacion):
        super().__init__()
        self.cuerpo = nn.Sequential(
            nn.Linear(entradas, ocultas), nn.Tanh(),
            nn.Linear(ocultas, ocultas), nn.Tanh(),
            nn.Linear(ocultas, ocultas), nn.Tanh(),
            nn.Linear(ocultas, clases),
        )
        for nombre, p in self.named_parameters():
            if nombre.endswith("weight"):
                nn.init.normal_(p, mean=0.0, std=desviacion)
            else:
                nn.init.zeros_(p)

    def forward(self, x):
        return self.cuerpo(x)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--ocultas", type=int, default=32)
    ap.add_argument("--desviacion", type=float, default=0.0005)
    ap.add_argument("--tasa", type=float, default=0.1)
    ap.add_argument("--epocas", type=int, default=60)
    a = ap.parse_args()

    torch.manual_seed(2)
    vinos = load_wine()
    xe, xp, ye, yp = train_test_split(vinos.data, vinos.target, test_size=0.25, random_state=2, stratify=vinos.target)
    escala = StandardScaler().fit(xe)
    xe = torch.tensor(escala.transform(xe), dtype=torch.float32)
    xp = torch.tensor(escala.transform(xp), dtype=torch.float32)
    ye, yp = torch.tensor(ye), torch.tensor(yp)

    red = TresCapas(13, a.ocultas, 3, a.desviacion)
    opt = torch.optim.SGD(red.parameters(), lr=a.tasa)
    ce = nn.CrossEntropyLoss()
    for e in range(a.epocas):
        for sel in torch.randperm(len(xe)).split(27):
            opt.zero_grad()
            l = ce(red(xe[sel]), ye[sel])
            l.backward()
            opt.step()
        if e % 10 == 9:
            with torch.no_grad():
                s = red(xp)
            print("época", e + 1, "exactitud", round((s.argmax(1) == yp).float().mean().item(), 3), "entropía", round(ce(s, yp).item(), 4))
