import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

rng = np.random.default_rng(1)
table = rng.normal(size=(320, 4))
answer = (table[:, 0] - table[:, 1] + 0.5 * table[:, 2] > 0).astype(int)
table[:, 3] *= 900  # pressure, in pascal
table[:, 2] *= 0.01
X = torch.tensor(table, dtype=torch.float32)
Y = torch.tensor(answer)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.inp, self.out = nn.Linear(4, 12), nn.Linear(12, 2)
    def forward(self, x):
        return self.out(F.relu(self.inp(x)))

torch.manual_seed(0)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(40):
    for i in torch.randperm(320).split(32):
        loss = F.cross_entropy(net(X[i]), Y[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(F.cross_entropy(net(X), Y).item())
