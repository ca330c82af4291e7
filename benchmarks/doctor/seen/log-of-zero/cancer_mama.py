# Trabajo final: detección de tumores malignos
import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

torch.manual_seed(0)
bc = load_breast_cancer()
X = torch.tensor(StandardScaler().fit_transform(bc.data)).float()
y = torch.tensor(bc.target).float().view(-1, 1)

red = nn.Sequential(
    nn.Linear(30, 16),
    nn.LeakyReLU(),
    nn.Linear(16, 8),
    nn.LeakyReLU(),
    nn.Linear(8, 1),
)


def entropia_cruzada(p, y):
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


optimizador = torch.optim.Adam(red.parameters(), lr=0.02)
for epoca in range(600):
    p = torch.sigmoid(red(X))
    J = entropia_cruzada(p, y)
    optimizador.zero_grad()
    J.backward()
    optimizador.step()
    if epoca % 100 == 0:
        print("epoca", epoca, "J", J.item())

print("J final", J.item())
