import torch

torch.manual_seed(16)
# two reaction rates and a baseline from a noisy decay curve
time = torch.linspace(0, 5, 200)
signal = 1.3 * torch.exp(-0.4 * time) + 0.7 * torch.exp(-2.5 * time) + 0.2 + 0.01 * torch.randn(200)
keep = torch.ones(200, dtype=torch.bool)
keep[::4] = False

log_rate = torch.nn.Parameter(torch.tensor([-1.0, 0.5]))
amp = torch.nn.Parameter(torch.tensor([1.0, 1.1]))
base = torch.nn.Parameter(torch.tensor(0.0))
opt = torch.optim.LBFGS([log_rate, amp, base], lr=1.0, max_iter=10, line_search_fn="strong_wolfe")


def model(t):
    return (amp * torch.exp(-log_rate.exp() * t[:, None])).sum(1) + base


def closure():
    opt.zero_grad()
    sse = (model(time[keep]) - signal[keep]).square().mean()
    sse.backward()
    return sse


for it in range(12):
    value = opt.step(closure)
    print("iteration", it, "mse", value.item())
print("rates", log_rate.exp().tolist())
print("held-out mse: %.8f" % (model(time[~keep]) - signal[~keep]).square().mean().item())
