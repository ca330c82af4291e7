# Verbrauch eines Autos aus Gewicht, Leistung und Hubraum schätzen
import torch
import torch.nn as nn

torch.manual_seed(19)
gewicht = torch.randn(800)
leistung = 0.6 * gewicht + 0.8 * torch.randn(800)
hubraum = 0.5 * leistung + 0.87 * torch.randn(800)
verbrauch = 0.9 * gewicht + 0.4 * leistung * hubraum + 0.3 * hubraum + 0.1 * torch.randn(800)
merkmale = torch.stack((gewicht, leistung, hubraum), dim=1)
ziel = verbrauch.view(-1, 1)

lernrate = 1.5
netz = nn.Sequential(nn.Linear(3, 30), nn.Tanh(), nn.Linear(30, 1))
optimierer = torch.optim.SGD(netz.parameters(), lr=lernrate)
verlustfunktion = nn.MSELoss()

for epoche in range(70):
    reihenfolge = torch.randperm(640)
    for start in range(0, 640, 32):
        auswahl = reihenfolge[start:start + 32]
        verlust = verlustfunktion(netz(merkmale[auswahl]), ziel[auswahl])
        optimierer.zero_grad()
        verlust.backward()
        optimierer.step()
    if epoche % 10 == 0:
        print("Epoche", epoche, "Verlust", verlust.item())

with torch.no_grad():
    print("Testverlust", verlustfunktion(netz(merkmale[640:]), ziel[640:]).item())
