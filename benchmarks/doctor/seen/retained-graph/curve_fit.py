import numpy as np
import torch
import torch.nn as nn

np.random.seed(0)
torch.manual_seed(0)

t = np.random.uniform(-1, 1, size=(640, 1))
s = np.sin(2.5 * t) + 0.3 * t + np.random.normal(0, 0.05, size=t.shape)
t_tr, s_tr = torch.FloatTensor(t[:512]), torch.FloatTensor(s[:512])
t_va, s_va = torch.FloatTensor(t[512:]), torch.FloatTensor(s[512:])

net = nn.Sequential(
    nn.Linear(1, 20), nn.Tanh(),
    nn.Linear(20, 20), nn.Tanh(),
    nn.Linear(20, 1),
)
mse = nn.MSELoss()
opt = torch.optim.RMSprop(net.parameters(), lr=5e-3)

n_epochs, bs = 80, 64
for ep in range(n_epochs):
    net.train()
    shuffled = torch.randperm(512)
    epoch_loss = 0
    for j in range(512 // bs):
        sel = shuffled[j * bs:(j + 1) * bs]
        loss = mse(net(t_tr[sel]), s_tr[sel])
        opt.zero_grad()
        loss.backward()
        opt.step()
        epoch_loss += loss
    if ep % 10 == 0:
        print('epoch', ep, 'train', float(epoch_loss) / (512 // bs))

net.eval()
with torch.no_grad():
    print('held-out mse', mse(net(t_va), s_va).item())
