import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(0)
x = torch.randn(480, 6)
y = (x[:, :1] * 0.8 + torch.relu(x[:, 1:2] - x[:, 2:3]) - 0.5)
loader = DataLoader(TensorDataset(x, y), batch_size=48, shuffle=True)

model = nn.Sequential(
    nn.Linear(6, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 1),
)
for name, p in model.named_parameters():
    if name.endswith("weight"):
        nn.init.normal_(p, 0.0, 0.003)
    else:
        nn.init.zeros_(p)

opt = torch.optim.SGD(model.parameters(), lr=0.03)
for epoch in range(50):
    tot = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(model(xb), yb)
        loss.backward()
        opt.step()
        tot += loss.item()
    if epoch % 10 == 9:
        print(epoch + 1, tot / len(loader))
print("mse", nn.functional.mse_loss(model(x), y).item())
