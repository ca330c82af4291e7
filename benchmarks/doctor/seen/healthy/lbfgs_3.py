import torch

torch.manual_seed(205)
x = torch.linspace(-2, 2, 120).unsqueeze(1)
y = torch.tanh(2 * x) + 0.3 * x ** 2 + 0.05 * torch.randn_like(x)
capas = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
opt = torch.optim.LBFGS(capas.parameters(), lr=1, max_iter=10, line_search_fn="strong_wolfe")


def cierre():
    opt.zero_grad()
    e = torch.nn.functional.mse_loss(capas(x), y)
    e.backward()
    return e


for ronda in range(13):
    error = opt.step(cierre)
    if ronda % 4 == 0:
        print("ronda", ronda, "error", error.item())
print("error", cierre().item())
