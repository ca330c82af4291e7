"""Seltene Defekte mit einem gewichteten Sampler erkennen."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler
from sklearn.metrics import balanced_accuracy_score, recall_score


def teile(n_gut, n_defekt, seed):
    g = torch.Generator().manual_seed(seed)
    gut = torch.randn(n_gut, 3, generator=g)
    defekt = 0.7 * torch.randn(n_defekt, 3, generator=g) + torch.tensor([2.6, -2.2, 2.0])
    x = torch.cat([gut, defekt])
    y = torch.cat([torch.zeros(n_gut), torch.ones(n_defekt)]).long()
    return x, y


class Pruefer(nn.Module):
    def __init__(self):
        super().__init__()
        self.schicht = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 2))

    def forward(self, x):
        return self.schicht(x)


x_tr, y_tr = teile(1500, 60, 1)
x_te, y_te = teile(900, 40, 2)
mitte, streuung = x_tr.mean(0), x_tr.std(0)
x_tr, x_te = (x_tr - mitte) / streuung, (x_te - mitte) / streuung
torch.manual_seed(0)
gewicht = 1.0 / torch.bincount(y_tr).float()
sampler = WeightedRandomSampler(gewicht[y_tr], num_samples=len(y_tr), generator=torch.Generator().manual_seed(0))
lader = DataLoader(TensorDataset(x_tr, y_tr), batch_size=52, sampler=sampler)
pruefer = Pruefer()
opt = torch.optim.Adam(pruefer.parameters(), lr=0.004, weight_decay=1e-3)
for epoche in range(15):
    for x, y in lader:
        opt.zero_grad()
        verlust = nn.functional.cross_entropy(pruefer(x), y)
        verlust.backward()
        opt.step()
    if epoche % 3 == 0:
        print("Epoche", epoche, "Verlust", round(verlust.item(), 4))
with torch.no_grad():
    wahl = pruefer(x_te).argmax(1)
print("Trefferquote Defekte", recall_score(y_te, wahl))
print("ausgewogene Genauigkeit", balanced_accuracy_score(y_te, wahl))
