import torch
from torch import nn, optim

def main():
    torch.manual_seed(21)
    x = torch.rand(600, 3) * 4 - 2
    y = torch.sin(x[:, :1]) + 0.5 * x[:, 1:2] * x[:, 2:]
    xt, yt, xv, yv = x[:450], y[:450], x[450:], y[450:]
    net = nn.Sequential(nn.Linear(3, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 1))
    opt = optim.AdamW(net.parameters(), lr=5e-3)
    smooth = None
    for it in range(500):
        pick = torch.randint(0, 450, (64,))
        loss = nn.functional.mse_loss(net(xt[pick]), yt[pick])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        smooth = loss if smooth is None else 0.98 * smooth + 0.02 * loss
        if (it + 1) % 100 == 0:
            print(f"it {it + 1}  smoothed loss {float(smooth):.4f}")
    with torch.no_grad():
        print("held-out mse", nn.functional.mse_loss(net(xv), yv).item())

main()
