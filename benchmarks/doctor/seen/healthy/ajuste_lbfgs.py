# Ajuste de una exponencial amortiguada con LBFGS (mínimos cuadrados, pocos puntos)
import torch

torch.manual_seed(2)
t = torch.linspace(0, 6, 40)
medido = 2.0 * torch.exp(-0.4 * t) * torch.cos(2.1 * t + 0.3) + 0.03 * torch.randn(40)


class Oscilador(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.amplitud = torch.nn.Parameter(torch.tensor(1.0))
        self.amortiguacion = torch.nn.Parameter(torch.tensor(0.2))
        self.frecuencia = torch.nn.Parameter(torch.tensor(1.9))
        self.fase = torch.nn.Parameter(torch.tensor(0.0))

    def forward(self, t):
        return self.amplitud * torch.exp(-self.amortiguacion * t) * torch.cos(self.frecuencia * t + self.fase)


modelo = Oscilador()
optimizador = torch.optim.LBFGS(modelo.parameters(), lr=1.0, max_iter=10, line_search_fn="strong_wolfe")


def clausura():
    optimizador.zero_grad()
    perdida = torch.mean((modelo(t) - medido) ** 2)
    perdida.backward()
    return perdida


for vuelta in range(8):
    perdida = optimizador.step(clausura)
    print("vuelta", vuelta, "mse", perdida.item())
for nombre, p in modelo.named_parameters():
    print(nombre, round(p.item(), 3))
with torch.no_grad():
    print("mse final", torch.mean((modelo(t) - medido) ** 2).item())
