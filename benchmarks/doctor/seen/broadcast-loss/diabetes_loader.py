import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

class Houses(Dataset):
    """price in tens of thousands; size and age standardised"""
    def __init__(self, n=240):
        rng = np.random.default_rng(5)
        self.x = rng.normal(size=(n, 2)).astype(np.float32)
        self.y = (12 + 5 * self.x[:, 0] - 2 * self.x[:, 1]).astype(np.float32)
    def __len__(self):
        return len(self.y)
    def __getitem__(self, i):
        return self.x[i], self.y[i]

torch.manual_seed(0)
houses = Houses()
linear = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(linear.parameters(), lr=0.05)
for epoch in range(30):
    for size_age, price in DataLoader(houses, batch_size=24, shuffle=True):
        residual = torch.square(price - linear(size_age))
        loss = residual.mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
out = linear(torch.from_numpy(houses.x))[:, 0].detach().numpy()
print(float(np.mean((out - houses.y) ** 2)))
