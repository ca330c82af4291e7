import torch
from torch import nn

torch.manual_seed(95)
entrada = torch.rand(500, 2) * 3.4 - 1.7
salida = torch.sin(2 * entrada[:, :1]) + torch.cos(1.5 * entrada[:, 1:]) + 0.1 * torch.randn(500, 1)


class Red(nn.Module):
    def __init__(self, ancho: int):
        super().__init__()
        self.oculta = nn.Linear(2, ancho)
        self.final = nn.Linear(ancho, 1)

    def forward(self, x):
        return self.final(torch.tanh(self.oculta(x)))


def entrenar(red: Red, epocas: int) -> None:
    opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9)
    for epoca in range(epocas):
        opt.zero_grad()
        error = nn.functional.mse_loss(red(entrada[:400]), salida[:400])
        error.backward()
        opt.step()
        if epoca % 5 == 0 and epoca < 50 or epoca % 100 == 0:
            print("epoca", epoca, "error", error.item())


red = Red(32)
entrenar(red, epocas=30)
with torch.no_grad():
    print("error de prueba", nn.functional.mse_loss(red(entrada[400:]), salida[400:]).item())
