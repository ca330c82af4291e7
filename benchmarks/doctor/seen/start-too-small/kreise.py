# Vier Schichten, eigene Initialisierung der Gewichte
import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(50)
daten, klasse = make_classification(n_samples=1200, n_features=10, n_informative=10, n_redundant=0, n_classes=4,
                                    n_clusters_per_class=1, class_sep=2.0, flip_y=0.0, random_state=50)
daten = torch.tensor(daten, dtype=torch.float32)
daten = (daten - daten.mean(0)) / daten.std(0)
alle = TensorDataset(daten, torch.tensor(klasse))
training, pruefung = random_split(alle, [1000, 200])


class Netz(nn.Module):
    def __init__(self):
        super().__init__()
        breiten = [10, 40, 40, 40, 4]
        self.schichten = nn.ModuleList(nn.Linear(a, b) for a, b in zip(breiten, breiten[1:]))
        for s in self.schichten:
            nn.init.normal_(s.weight, mean=0.0, std=0.001)
            nn.init.zeros_(s.bias)

    def forward(self, x):
        for s in self.schichten[:-1]:
            x = torch.relu(s(x))
        return self.schichten[-1](x)


netz = Netz()
verlust = nn.CrossEntropyLoss()
opt = torch.optim.SGD(netz.parameters(), lr=0.05, momentum=0.5)
lader = DataLoader(training, batch_size=50, shuffle=True)

for epoche in range(25):
    for x, y in lader:
        opt.zero_grad()
        l = verlust(netz(x), y)
        l.backward()
        opt.step()
    if epoche % 5 == 0:
        print(f'Epoche {epoche}: {l.item():.4f}')

x, y = next(iter(DataLoader(pruefung, batch_size=200)))
print('Verlust auf der Pruefmenge:', verlust(netz(x), y).item())
