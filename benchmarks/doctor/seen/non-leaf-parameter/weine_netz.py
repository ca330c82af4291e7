"""Weinsorten mit einem kleinen selbst gebauten Netz unterscheiden."""
import math

import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(3)


class Netz(nn.Module):
    def __init__(self, eingang, verdeckt, klassen):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(eingang, verdeckt)) * math.sqrt(1.0 / eingang)
        self.b1 = nn.Parameter(torch.zeros(verdeckt))
        self.W2 = nn.Parameter(torch.randn(verdeckt, klassen) * math.sqrt(1.0 / verdeckt))
        self.b2 = nn.Parameter(torch.zeros(klassen))

    def forward(self, x):
        h = torch.tanh(x @ self.W1 + self.b1)
        return h @ self.W2 + self.b2


daten, sorte = load_wine(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(daten, sorte, test_size=0.25, random_state=1, stratify=sorte)
skala = StandardScaler().fit(X_tr)
X_tr = torch.tensor(skala.transform(X_tr), dtype=torch.float32)
X_te = torch.tensor(skala.transform(X_te), dtype=torch.float32)
y_tr, y_te = torch.tensor(y_tr), torch.tensor(y_te)

netz = Netz(13, 20, 3)
optimierer = torch.optim.Adam(netz.parameters(), lr=0.01, weight_decay=1e-3)
verlust_fn = nn.CrossEntropyLoss()

for epoche in range(200):
    optimierer.zero_grad()
    verlust = verlust_fn(netz(X_tr), y_tr)
    verlust.backward()
    optimierer.step()
    if epoche % 50 == 0:
        print(f"Epoche {epoche:3d}  Verlust {verlust.item():.4f}")

with torch.no_grad():
    treffer = (netz(X_te).argmax(1) == y_te).float().mean().item()
    rest = verlust_fn(netz(X_te), y_te).item()
print(f"Testgenauigkeit {treffer:.3f}, Testverlust {rest:.4f}")
