import argparse
import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

ap = argparse.ArgumentParser(description="Suavizado de etiquetas")
ap.add_argument("--suavizado", type=float, default=0.15)
ap.add_argument("--epocas", type=int, default=20)
ap.add_argument("--lr-max", type=float, default=0.02)
o = ap.parse_args()

torch.manual_seed(15)
X, y = load_digits(return_X_y=True)
Xe, Xp, ye, yp = train_test_split(X, y, test_size=400, random_state=15, stratify=y)
reduce = PCA(30, whiten=True, random_state=0).fit(Xe)
Xe = torch.tensor(reduce.transform(Xe), dtype=torch.float32)
Xp = torch.tensor(reduce.transform(Xp), dtype=torch.float32)
ye, yp = torch.tensor(ye), torch.tensor(yp)


class Digitos(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(30, 80)
        self.bn = nn.BatchNorm1d(80)
        self.b = nn.Linear(80, 10)

    def forward(self, x):
        return self.b(torch.relu(self.bn(self.a(x))))


modelo = Digitos()
criterio = nn.CrossEntropyLoss(label_smoothing=o.suavizado)
opt = torch.optim.AdamW(modelo.parameters(), lr=o.lr_max, weight_decay=0.01)
por_epoca = (len(Xe) + 63) // 64
plan = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=o.lr_max, total_steps=o.epocas * por_epoca)
for epoca in range(o.epocas):
    modelo.train()
    for f in torch.randperm(len(Xe)).split(64):
        opt.zero_grad()
        l = criterio(modelo(Xe[f]), ye[f])
        l.backward()
        opt.step()
        plan.step()
    if epoca % 4 == 3:
        print("época", epoca + 1, "pérdida", round(l.item(), 4))
modelo.eval()
with torch.no_grad():
    print("exactitud en prueba", (modelo(Xp).argmax(1) == yp).float().mean().item())
