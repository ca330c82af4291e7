import numpy as np
import torch
from torch import nn

gen = np.random.default_rng(55)

# strength of a mixture from cement, water, age and additive (made-up formula)
m = 900
cement = gen.uniform(150, 500, m)
water = gen.uniform(120, 240, m)
age = gen.uniform(1, 90, m)
additive = gen.normal(6, 2, m)
strength = 0.09 * cement - 0.12 * water + 9 * np.log(age) + 0.8 * additive + gen.normal(0, 1.0, m)

features = np.stack([cement, water, age, additive], 1)
features = (features - features.mean(0)) / features.std(0)
target = (strength - strength.mean()) / strength.std()

train_idx = gen.choice(m, size=700, replace=False)
test_idx = gen.choice(m, size=200, replace=False)

Xtr = torch.tensor(features[train_idx], dtype=torch.float32)
Xte = torch.tensor(features[test_idx], dtype=torch.float32)
ytr = torch.tensor(target[train_idx], dtype=torch.float32)
yte = torch.tensor(target[test_idx], dtype=torch.float32)


class Mixture(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.inp = nn.Linear(4, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        return self.out(nn.functional.mish(self.inp(x))).squeeze(1)


torch.manual_seed(55)
model = Mixture()
opt = torch.optim.Adam(model.parameters(), lr=0.05)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=40)
for epoch in range(40):
    for chunk in np.array_split(gen.permutation(700), 14):
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(Xtr[chunk]), ytr[chunk])
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 8 == 7:
        print('epoch', epoch + 1, 'train', loss.item())
model.eval()
with torch.no_grad():
    print('test mse', torch.nn.functional.mse_loss(model(Xte), yte).item())
