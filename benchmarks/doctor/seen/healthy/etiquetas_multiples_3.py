# Etiquetas de noticias: cada texto puede llevar varias
import torch
from torch import nn

torch.manual_seed(207)
verdad = torch.randn(8, 4)


def textos(n):
    x = torch.randn(n, 8)
    y = (x @ verdad + 0.3 * torch.randn(n, 4) > 0).float()
    return x, y


X, Y = textos(1200)
Xp, Yp = textos(400)
red = nn.Linear(8, 4)
perdida_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.RMSprop(red.parameters(), lr=0.02)
for epoca in range(15):
    for i in torch.randperm(1200).split(60):
        opt.zero_grad()
        L = perdida_fn(red(X[i]), Y[i])
        L.backward()
        opt.step()
    if epoca % 5 == 0:
        print("epoca", epoca, "perdida", L.item())
with torch.no_grad():
    print("etiquetas correctas", ((red(Xp) > 0).float() == Yp).float().mean().item())
