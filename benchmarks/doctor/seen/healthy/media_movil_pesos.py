# Media móvil exponencial de los pesos con un optimizador ruidoso
import copy
import torch
import torch.nn as nn


class MediaMovil:
    def __init__(self, red, decaimiento=0.98):
        self.sombra = copy.deepcopy(red)
        for p in self.sombra.parameters():
            p.requires_grad_(False)
        self.d = decaimiento

    @torch.no_grad()
    def actualizar(self, red):
        for s, p in zip(self.sombra.parameters(), red.parameters()):
            s.mul_(self.d).add_(p, alpha=1 - self.d)


torch.manual_seed(30)
angulo = torch.rand(1500) * 6.2832
radio = 1 + 0.3 * torch.sin(3 * angulo) + 0.05 * torch.randn(1500)
entrada = torch.stack([torch.cos(angulo), torch.sin(angulo)], 1) * 1.4
entrada_ent, radio_ent, entrada_pru, radio_pru = entrada[:1200], radio[:1200], entrada[1200:], radio[1200:]
objetivo = lambda r: (r - 1) / 0.22

red = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1), nn.Flatten(0))
media = MediaMovil(red)
opt = torch.optim.SGD(red.parameters(), lr=0.08, momentum=0.9)
for paso in range(1000):
    lote = torch.randint(0, 1200, (40,))
    perdida = nn.functional.mse_loss(red(entrada_ent[lote]), objetivo(radio_ent[lote]))
    opt.zero_grad()
    perdida.backward()
    opt.step()
    media.actualizar(red)
    if paso % 200 == 0:
        print(paso, perdida.item())
with torch.no_grad():
    print("error sin media", nn.functional.mse_loss(red(entrada_pru), objetivo(radio_pru)).item())
    print("error con media", nn.functional.mse_loss(media.sombra(entrada_pru), objetivo(radio_pru)).item())
