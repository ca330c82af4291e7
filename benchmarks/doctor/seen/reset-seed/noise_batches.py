import numpy as np
import torch

x_all = np.linspace(-2, 2, 320, dtype=np.float32)[:, None]
y_all = np.abs(x_all) + 0.3 * np.sin(5 * x_all)


def next_order(n):
    rng = np.random.default_rng(seed=0)
    return rng.permutation(n)


torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(1, 48), torch.nn.Tanh(), torch.nn.Linear(48, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
huber = torch.nn.SmoothL1Loss()
for epoch in range(120):
    order = next_order(len(x_all))
    for start in range(0, len(order), 32):
        sel = order[start:start + 32]
        xb, yb = torch.from_numpy(x_all[sel]), torch.from_numpy(y_all[sel])
        loss = huber(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 40 == 39:
        print(f"[{epoch + 1}] {loss.item():.5f}")
with torch.no_grad():
    print("final", huber(net(torch.from_numpy(x_all)), torch.from_numpy(y_all)).item())
