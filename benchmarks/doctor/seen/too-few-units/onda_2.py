import torch

# ajuste de una onda con una sola capa oculta (tensores y Adam)
torch.manual_seed(80)
x = torch.linspace(-2, 2, 240)[:, None]
y = torch.sin(3 * x) * 0.8 + 0.3 * x + 0.05 * torch.randn(240, 1)

unidades = 2
A = torch.randn(1, unidades) * 2
a = torch.randn(unidades)
B = torch.randn(unidades, 1) / unidades ** 0.5
c = torch.zeros(1)
pesos = [A.requires_grad_(), a.requires_grad_(), B.requires_grad_(), c.requires_grad_()]
optimizador = torch.optim.Adam(pesos, lr=0.02)

for k in range(1500):
    ajuste = torch.tanh(x @ A + a) @ B + c
    error = ((ajuste - y) ** 2).mean()
    optimizador.zero_grad()
    error.backward()
    optimizador.step()
    if k % 250 == 0:
        print(k, error.item())
print("error", error.item())
