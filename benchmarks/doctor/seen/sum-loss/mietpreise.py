# Mietpreise aus Wohnflaeche, Zimmern, Entfernung zur Innenstadt (simuliert)
import torch
import torch.nn as nn

torch.manual_seed(6)
N = 640
merkmale = torch.randn(N, 4)
miete = (merkmale @ torch.tensor([0.9, 0.4, -0.6, 0.2]) + 0.4 * merkmale[:, 0] * merkmale[:, 2]
         + 0.1 * torch.randn(N)).unsqueeze(1)
miete = (miete - miete.mean()) / miete.std()
x_train, x_test = merkmale[:480], merkmale[480:]
y_train, y_test = miete[:480], miete[480:]

netz = nn.Sequential(nn.Linear(4, 20), nn.Tanh(), nn.Linear(20, 1))
optimierer = torch.optim.SGD(netz.parameters(), lr=0.05, momentum=0.9)


def verlust(vorhersage, ziel):
    return ((vorhersage - ziel) ** 2).sum()


for epoche in range(60):
    for teil in torch.randperm(480).split(48):
        optimierer.zero_grad()
        v = verlust(netz(x_train[teil]), y_train[teil])
        v.backward()
        optimierer.step()
    if epoche % 15 == 0:
        print(f"Epoche {epoche:3d}  Verlust {v.item():.4f}")

with torch.no_grad():
    print("Testfehler (mittlerer quadratischer):", (netz(x_test) - y_test).pow(2).mean().item())
