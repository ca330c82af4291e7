import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold

# Validación cruzada de cinco particiones; cada partición estrena modelo
datos = load_breast_cancer()
X, y = datos.data, datos.target
pliegues = StratifiedKFold(n_splits=5, shuffle=True, random_state=6)
puntajes = []

torch.manual_seed(6)
for k, (tr, va) in enumerate(pliegues.split(X, y)):
    media, desv = X[tr].mean(0), X[tr].std(0)
    a = torch.tensor((X[tr] - media) / desv, dtype=torch.float32)
    b = torch.tensor((X[va] - media) / desv, dtype=torch.float32)
    ya, yb = torch.tensor(y[tr]), torch.tensor(y[va])
    modelo = nn.Sequential(nn.Linear(30, 12), nn.Tanh(), nn.Linear(12, 2))
    opt = torch.optim.AdamW(modelo.parameters(), lr=0.01, weight_decay=0.1)
    for epoca in range(15):
        modelo.train()
        for f in torch.randperm(len(a)).split(32):
            opt.zero_grad()
            nn.functional.cross_entropy(modelo(a[f]), ya[f]).backward()
            opt.step()
    modelo.eval()
    with torch.no_grad():
        sal = modelo(b)
        puntajes.append((sal.argmax(1) == yb).float().mean().item())
        print(f"partición {k}: pérdida {nn.functional.cross_entropy(sal, yb).item():.4f} exactitud {puntajes[-1]:.4f}")
print("media", np.mean(puntajes))
