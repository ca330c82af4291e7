# Kleine Übung: Klassifikation mit drei Klassen (Clusterdaten)
import torch
from torch import nn
from sklearn.datasets import make_blobs

torch.manual_seed(2)
daten, ziel = make_blobs(n_samples=600, centers=3, n_features=4, cluster_std=2.0, random_state=8)
daten = torch.tensor(daten).float()
ziel = torch.tensor(ziel).long()
daten = (daten - daten.mean(dim=0)) / daten.std(dim=0)

netz = nn.Sequential(
    nn.Linear(4, 16),
    nn.LeakyReLU(0.1),
    nn.Linear(16, 3),
)
verlust_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(netz.parameters(), lr=0.01)


def schritt(x, y):
    opt.zero_grad()
    verlust = verlust_fn(netz(x), y)
    verlust.backward
    opt.step()
    return verlust.item()


for epoche in range(30):
    idx = torch.randperm(480)
    werte = [schritt(daten[t], ziel[t]) for t in idx.split(48)]
    if epoche % 10 == 0:
        print("Epoche", epoche, "Verlust", sum(werte) / len(werte))

with torch.no_grad():
    print("Testverlust", verlust_fn(netz(daten[480:]), ziel[480:]).item())
