import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Encoder(nn.Module):
    def __init__(self, d_in, d_hidden):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(d_in, 24), nn.ReLU(), nn.Linear(24, d_hidden), nn.ReLU())

    def forward(self, x):
        return self.layers(x)


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder(4, 6)
        self.head = nn.Linear(6, 1)

    def forward(self, x):
        z = self.encoder(x)
        z = z.detach()
        return self.head(z).squeeze(-1)


torch.manual_seed(21)
x = torch.rand(512, 4) * 2 - 1
y = x[:, 0] * x[:, 1] * 2 + torch.sin(3 * x[:, 2]) - x[:, 3] ** 2
loader = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True)
model = Regressor()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
criterion = nn.MSELoss()

for epoch in range(60):
    running = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        running += loss.item() * len(xb)
    if (epoch + 1) % 20 == 0:
        print(f"[{epoch + 1}] {running / len(x):.4f}")
print("train mse:", running / len(x))
