# Verrauschte Zielwerte von Natur aus: Wahrscheinlichkeit eines Ausfalls schaetzen
import numpy as np
import torch

zufall = np.random.default_rng(3)
merkmale = zufall.normal(size=(3000, 3))
wahr = 1 / (1 + np.exp(-(0.9 * merkmale[:, 0] - 0.6 * merkmale[:, 1])))
ausfall = (zufall.random(3000) < wahr).astype(np.float32)
X = torch.tensor(merkmale, dtype=torch.float32)
y = torch.tensor(ausfall)

gewicht = torch.zeros(3, requires_grad=True)
achse = torch.zeros(1, requires_grad=True)
verfahren = torch.optim.SGD([gewicht, achse], lr=0.5)
torch.manual_seed(3)
for runde in range(15):
    for zeilen in torch.randperm(2200).split(220):
        verlust = torch.nn.functional.binary_cross_entropy_with_logits(X[zeilen] @ gewicht + achse, y[zeilen])
        verfahren.zero_grad()
        verlust.backward()
        verfahren.step()
    for gruppe in verfahren.param_groups:
        gruppe['lr'] *= 0.85
    if runde % 3 == 0:
        print('Runde', runde, 'Verlust', verlust.item())
with torch.no_grad():
    print('Pruefverlust', torch.nn.functional.binary_cross_entropy_with_logits(X[2200:] @ gewicht + achse, y[2200:]).item())
