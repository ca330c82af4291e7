# parada temprana con paciencia de un solo lote: se detiene por el ruido
import torch
torch.manual_seed(2)
x = torch.linspace(-2, 2, 200).unsqueeze(1)
y = torch.cos(2 * x) + 0.5 * x
red = torch.nn.Sequential(torch.nn.Linear(1, 24), torch.nn.Tanh(), torch.nn.Linear(24, 1))
opt = torch.optim.SGD(red.parameters(), lr=0.2)
mejor, pasos = float("inf"), 0
while True:
    i = torch.randint(0, 200, (40,))
    perdida = torch.nn.functional.mse_loss(red(x[i]), y[i])
    opt.zero_grad(); perdida.backward(); opt.step()
    pasos += 1
    if pasos > 30 and perdida.item() > mejor or pasos == 4000:
        break
    mejor = min(mejor, perdida.item())
print(pasos, torch.nn.functional.mse_loss(red(x), y).item())
