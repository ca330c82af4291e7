# LSTM regression: forecast the next value of a noisy oscillator
import torch
import torch.nn as nn


def oscillators(n, length=16):
    freq = 0.3 + 0.5 * torch.rand(n, 1)
    phase = 6.2832 * torch.rand(n, 1)
    steps = torch.arange(length + 1).float()
    s = torch.sin(freq * steps + phase) + 0.02 * torch.randn(n, length + 1)
    return s[:, :-1, None], s[:, -1:]


class Forecaster(nn.Module):
    def __init__(self, hidden: int = 24):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.head = nn.Linear(hidden, 1)

    def forward(self, s):
        out, _ = self.lstm(s)
        return self.head(out[:, -1])


torch.manual_seed(55)
s_train, t_train = oscillators(1024)
s_val, t_val = oscillators(256)
EPOCHS = 1
model = Forecaster()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(EPOCHS):
    for k, rows in enumerate(torch.randperm(1024).split(64)):
        optimizer.zero_grad()
        loss = (model(s_train[rows]) - t_train[rows]).pow(2).mean()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        if k % 4 == 0:
            print(f"epoch {epoch} batch {k} loss {loss.item():.4f}")
with torch.no_grad():
    print("validation loss", (model(s_val) - t_val).pow(2).mean().item())
