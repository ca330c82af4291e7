import torch
from torch import nn

torch.manual_seed(19)
# Kennlinie eines Sensors: Ausgang als Funktion von Druck und Temperatur
druck = torch.rand(400, 1) * 2 - 1
temp = torch.rand(400, 1) * 2 - 1
x = torch.cat([druck, temp], 1) * 1.7
y = torch.sin(2 * druck) + 0.5 * temp ** 2 + 0.02 * torch.randn(400, 1)
y = (y - y.mean()) / y.std()

netz = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.SGD(netz.parameters(), lr=1.5, momentum=0.9)
for epoche in range(60):
    summe = 0.0
    for teil in torch.randperm(400).split(40):
        opt.zero_grad()
        fehler = nn.functional.mse_loss(netz(x[teil]), y[teil])
        fehler.backward()
        opt.step()
        summe += fehler.item()
    if epoche % 10 == 0:
        print(epoche, summe / 10)
print("MSE", summe / 10)
