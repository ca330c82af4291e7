import numpy as np
import torch
import torch.nn as nn

np.random.seed(10)
torch.manual_seed(10)

num = 500
area = np.random.uniform(30, 220, num)
year = np.random.uniform(1950, 2020, num)
rooms = np.random.randint(1, 7, num)
dist = np.random.exponential(6.0, num)
price = 2.1 * area + 0.9 * (year - 1985) + 9 * rooms - 4 * dist + 0.004 * (area - 120) ** 2 + np.random.normal(0, 6, num)
target = (price - price.mean()) / price.std()

features = np.stack([area, year, rooms, dist], axis=1)
features = torch.tensor(features, dtype=torch.float32)
target = torch.tensor(target, dtype=torch.float32).reshape(-1, 1)
idx = torch.randperm(num)
tr, te = idx[:400], idx[400:]


class Regressor(nn.Module):
    def __init__(self):
        super(Regressor, self).__init__()
        self.hidden = nn.Linear(4, 24)
        self.out = nn.Linear(24, 1)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))


reg = Regressor()
optimizer = torch.optim.Adam(reg.parameters(), lr=0.01)
criterion = nn.MSELoss()

for epoch in range(60):
    for chunk in tr[torch.randperm(400)].split(40):
        pred = reg(features[chunk])
        loss = criterion(pred, target[chunk])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if (epoch + 1) % 15 == 0:
        print('Epoch [{}/{}], Loss: {:.4f}'.format(epoch + 1, 60, loss.item()))

with torch.no_grad():
    print('Test MSE: {:.4f}'.format(criterion(reg(features[te]), target[te]).item()))
