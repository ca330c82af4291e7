# Clasificador con suavizado de etiquetas, recorte de gradiente y calentamiento
import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(66)
X, y = make_blobs(1500, n_features=5, centers=5, cluster_std=2.2, random_state=12)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y).long()
red = nn.Sequential(nn.Linear(5, 32), nn.LayerNorm(32), nn.GELU(), nn.Linear(32, 5))
opt = torch.optim.AdamW(red.parameters(), lr=0.01, weight_decay=0.01)
pasos = 500
plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1.0, (k + 1) / 50) * (1 - k / pasos) + 1e-3)
criterio = nn.CrossEntropyLoss(label_smoothing=0.1)
for k in range(pasos):
    filas = torch.randint(0, 1100, (64,))
    perdida = criterio(red(X[filas]), y[filas])
    opt.zero_grad()
    perdida.backward()
    norma = nn.utils.clip_grad_norm_(red.parameters(), 0.5)
    opt.step()
    plan.step()
    if k % 100 == 0:
        print(f'{k} perdida={perdida.item():.3f} norma={norma:.3f}')
with torch.no_grad():
    print('exactitud', (red(X[1100:]).argmax(1) == y[1100:]).float().mean().item())
