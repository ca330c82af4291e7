# Red con capas en bucle, conjunto de digitos reducido por PCA
import torch
from torch import nn
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

torch.manual_seed(12)
X, y = load_digits(return_X_y=True)
X = PCA(n_components=20, whiten=True, random_state=0).fit_transform(X)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
perm = torch.randperm(len(X))
X, y = X[perm], y[perm]


class Red(nn.Module):
    def __init__(self, tamanos):
        super().__init__()
        self.capas = nn.ModuleList([nn.Linear(a, b) for a, b in zip(tamanos[:-1], tamanos[1:])])

    def forward(self, h):
        for k, capa in enumerate(self.capas):
            h = torch.tanh(capa(h))
        return h


red = Red([20, 48, 10])
opt = torch.optim.Adam(red.parameters(), lr=0.005)
ce = nn.CrossEntropyLoss()
for epoca in range(25):
    acum = 0.0
    for ind in torch.randperm(1400).split(70):
        opt.zero_grad()
        z = red(X[ind])
        perdida = ce(z, y[ind])
        perdida.backward()
        opt.step()
        acum += perdida.item() / 20
    if epoca % 5 == 4:
        print("epoca", epoca + 1, "perdida media", acum)
with torch.no_grad():
    print("perdida prueba", ce(red(X[1400:]), y[1400:]).item())
