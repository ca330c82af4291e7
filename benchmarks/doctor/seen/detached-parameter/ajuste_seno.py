import numpy as np
import torch
import torch.nn as nn


class Red(nn.Module):
    def __init__(self, ocultas=32):
        super().__init__()
        self.entrada = nn.Linear(1, ocultas)
        self.salida = nn.Linear(ocultas, 1)

    def forward(self, x):
        z = self.entrada(x)
        h = torch.tensor(np.tanh(z.detach().numpy()))
        return self.salida(h)


def main():
    torch.manual_seed(11)
    x = torch.linspace(-2, 2, 300).unsqueeze(1)
    y = torch.sin(4 * x) + 0.1 * torch.randn_like(x)

    red = Red()
    optimizador = torch.optim.Adam(red.parameters(), lr=0.01)
    criterio = nn.MSELoss()
    for epoca in range(800):
        optimizador.zero_grad()
        perdida = criterio(red(x), y)
        perdida.backward()
        optimizador.step()
        if (epoca + 1) % 200 == 0:
            print(f"época {epoca + 1}: {perdida.item():.5f}")
    print("ECM final", perdida.item())


if __name__ == "__main__":
    main()
