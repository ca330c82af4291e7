# Forecast tomorrow's temperature from the previous fortnight with a plain RNN
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(2)
rng = np.random.RandomState(2)

days = np.arange(1400)
series = 12 + 9 * np.sin(2 * np.pi * days / 60) + 3 * np.sin(2 * np.pi * days / 7) + rng.normal(0, 0.6, days.size)
series = (series - series.mean()) / series.std()


class WindowDataset(Dataset):
    """Returns (window, next value)"""

    def __init__(self, values, window=14):
        self.values = torch.tensor(values, dtype=torch.float32)
        self.window = window

    def __len__(self):
        return len(self.values) - self.window

    def __getitem__(self, idx):
        x = self.values[idx:idx + self.window].unsqueeze(-1)
        y = self.values[idx + self.window]
        return x, y


class Forecaster(nn.Module):
    def __init__(self, hidden_size=20):
        super().__init__()
        self.rnn = nn.RNN(1, hidden_size, batch_first=True)
        self.linear = nn.Linear(hidden_size, 1)

    def forward(self, x):
        out, _ = self.rnn(x)
        return self.linear(out[:, -1])


train_loader = DataLoader(WindowDataset(series[:1100]), batch_size=64, shuffle=True)
test_loader = DataLoader(WindowDataset(series[1100:]), batch_size=64)
model = Forecaster()
criterion = nn.SmoothL1Loss()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)

for epoch in range(25):
    losses = []
    for x, y in train_loader:
        optimizer.zero_grad()
        y_hat = model(x)
        loss = criterion(y_hat, y)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", np.mean(losses))

model.eval()
errors = []
with torch.no_grad():
    for x, y in test_loader:
        errors.append((model(x).flatten() - y) ** 2)
print("test mse:", torch.cat(errors).mean().item())
