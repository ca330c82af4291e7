# Ajuste de la cinética de Michaelis-Menten con inhibición; L-BFGS con closure
import torch

torch.manual_seed(4)
S = torch.linspace(0.1, 12, 60, dtype=torch.float64)
v_obs = 3.2 * S / (1.4 + S + S ** 2 / 20) + 0.04 * torch.randn(60, dtype=torch.float64)

# se ajustan los logaritmos para que las constantes sean positivas
log_p = torch.zeros(3, dtype=torch.float64, requires_grad=True)


def velocidad(S):
    vmax, km, ki = torch.exp(log_p)
    return vmax * S / (km + S + S ** 2 / ki)


opt = torch.optim.LBFGS([log_p], lr=1, max_iter=10, line_search_fn="strong_wolfe")


def closure():
    opt.zero_grad()
    sse = ((velocidad(S) - v_obs) ** 2).mean()
    sse.backward()
    return sse


for vuelta in range(12):
    valor = opt.step(closure)
    print(vuelta, valor.item())
print("parámetros", torch.exp(log_p).tolist())
print("error", closure().item())
