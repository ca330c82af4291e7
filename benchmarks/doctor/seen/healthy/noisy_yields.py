# Crop yield against rainfall and fertiliser: field data are very noisy
import numpy as np
import torch

rng = np.random.default_rng(31)
n = 3000
rain, fert = rng.normal(0, 1, n), rng.uniform(-1.7, 1.7, n)
yield_t = 0.5 * rain - 0.3 * rain ** 2 + 0.4 * fert + 0.9 * rng.standard_normal(n)
yield_t = (yield_t - yield_t.mean()) / yield_t.std()
F = np.stack([rain, (rain ** 2 - 1) / np.sqrt(2), fert, rain * fert], 1)
F, t = torch.tensor(F, dtype=torch.float32), torch.tensor(yield_t, dtype=torch.float32)
F_tr, t_tr, F_te, t_te = F[:2200], t[:2200], F[2200:], t[2200:]

theta = torch.zeros(4, requires_grad=True)
bias = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([theta, bias], lr=0.05)
huber = torch.nn.HuberLoss(delta=1.5)
for epoch in range(12):
    for idx in torch.randperm(2200).split(110):
        opt.zero_grad()
        loss = huber(F_tr[idx] @ theta + bias, t_tr[idx])
        loss.backward()
        opt.step()
    if epoch % 3 == 0:
        print('epoch', epoch, 'huber', loss.item())
with torch.no_grad():
    res = F_te @ theta + bias - t_te
print('theta', theta.tolist())
print('test mse', res.pow(2).mean().item())
