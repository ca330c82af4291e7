import torch
import torch.nn as nn
from sklearn.preprocessing import StandardScaler
import numpy as np

rng = np.random.default_rng(6)
n = 500
height_cm = rng.normal(170, 9, n)
weight_kg = rng.normal(72, 11, n)
age = rng.uniform(18, 80, n)
height_m = height_cm / 100
fat = 1.2 * weight_kg / (height_cm / 100) ** 2 + 0.23 * age - 10 + rng.normal(0, 0.8, n)
table = np.column_stack([height_cm, weight_kg, age, height_m])
X = torch.tensor(StandardScaler().fit_transform(table), dtype=torch.float32)
y = torch.tensor((fat - fat.mean()) / fat.std(), dtype=torch.float32)[:, None]
torch.manual_seed(6)
net = nn.Sequential(nn.Linear(X.shape[1], 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    for idx in torch.randperm(n).split(50):
        loss = ((net(X[idx]) - y[idx]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 0:
        print(epoch, loss.item())
print("mse", loss.item())
