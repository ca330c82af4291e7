# Etiquetas de canciones: una cancion puede tener varias a la vez
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(309)
ETIQUETAS = ["baile", "triste", "acustica", "rapida", "vocal"]
X = torch.randn(1600, 10)
plano = torch.randn(10, 5)
Y = ((X @ plano / 3 + 0.4 * X[:, :5] * X[:, 5:]) > 0).float()
ent, val = random_split(TensorDataset(X, Y), [1300, 300])

red = nn.Sequential(nn.Linear(10, 48), nn.ReLU(), nn.Linear(48, 5))
fn = nn.BCEWithLogitsLoss()
opt = torch.optim.AdamW(red.parameters(), lr=0.01, weight_decay=0.05)
plan = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.02, epochs=25, steps_per_epoch=26)

for epoca in range(25):
    red.train()
    for x, y in DataLoader(ent, batch_size=50, shuffle=True):
        opt.zero_grad()
        p = fn(red(x), y)
        p.backward()
        opt.step()
        plan.step()
    if epoca % 6 == 0:
        print(f"{epoca:2d} perdida {p.item():.4f}")

red.eval()
with torch.no_grad():
    x, y = next(iter(DataLoader(val, batch_size=300)))
    por_etiqueta = ((red(x) > 0).float() == y).float().mean(0)
for nombre, a in zip(ETIQUETAS, por_etiqueta.tolist()):
    print(nombre, round(a, 3))
print("acierto medio", por_etiqueta.mean().item())
