# Clasificador de tres nubes de puntos. Gradientes con torch.autograd.grad
import torch
import torch.nn.functional as F

torch.manual_seed(33)
centros = torch.tensor([[0.0, 1.5], [1.5, -0.8], [-1.5, -0.8]])
etiquetas = torch.arange(600) % 3
puntos = centros[etiquetas] + 0.5 * torch.randn(600, 2)
entreno, prueba = slice(0, 450), slice(450, 600)


class Red:
    def __init__(self, ocultas: int):
        self.W1 = torch.nn.init.xavier_normal_(torch.empty(2, ocultas)).requires_grad_()
        self.b1 = torch.zeros(ocultas, requires_grad=True)
        self.W2 = torch.nn.init.xavier_normal_(torch.empty(ocultas, 3)).requires_grad_()
        self.b2 = torch.zeros(3, requires_grad=True)

    @property
    def thetas(self):
        return self.W1, self.b1, self.W2, self.b2

    def __call__(self, x):
        return torch.tanh(x @ self.W1 + self.b1) @ self.W2 + self.b2


def actualizar(red: Red, perdida, paso: float) -> None:
    gradientes = torch.autograd.grad(perdida, red.thetas)
    with torch.no_grad():
        for theta, g in zip(red.thetas, gradientes):
            theta.add_(g, alpha=paso)


red = Red(12)
for epoca in range(150):
    perdida = F.cross_entropy(red(puntos[entreno]), etiquetas[entreno])
    actualizar(red, perdida, paso=0.3)
    if epoca % 25 == 0:
        print(f"época {epoca}: {perdida.item():.4f}")
with torch.no_grad():
    print("pérdida en prueba:", F.cross_entropy(red(puntos[prueba]), etiquetas[prueba]).item())
