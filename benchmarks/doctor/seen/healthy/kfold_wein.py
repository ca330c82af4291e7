# Fünffache Kreuzvalidierung auf den Weindaten
import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold


def neues_netz(seed):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(13, 16), nn.Tanh(), nn.Dropout(0.2), nn.Linear(16, 3))


def trainieren(netz, X, y, epochen=30):
    opt = torch.optim.AdamW(netz.parameters(), lr=0.01, weight_decay=0.1)
    netz.train()
    for _ in range(epochen):
        for idx in torch.randperm(len(X)).split(24):
            opt.zero_grad()
            verlust = nn.functional.cross_entropy(netz(X[idx]), y[idx])
            verlust.backward()
            opt.step()
    return verlust.item()


X, y = load_wine(return_X_y=True)
ergebnisse = []
for nummer, (tr, te) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(X, y)):
    mitte, streuung = X[tr].mean(0), X[tr].std(0)
    wandle = lambda rows: torch.tensor((X[rows] - mitte) / streuung, dtype=torch.float32)
    netz = neues_netz(nummer)
    verlust = trainieren(netz, wandle(tr), torch.tensor(y[tr]))
    netz.eval()
    with torch.no_grad():
        treffer = (netz(wandle(te)).argmax(1) == torch.tensor(y[te])).float().mean().item()
    ergebnisse.append(treffer)
    print(f"Teil {nummer + 1}: Verlust {verlust:.4f} Genauigkeit {treffer:.4f}")
print("Mittel:", float(np.mean(ergebnisse)))
