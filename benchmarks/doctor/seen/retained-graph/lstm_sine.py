import torch
import torch.nn as nn

torch.manual_seed(4)


def windows(series, length):
    xs = torch.stack([series[i:i + length] for i in range(len(series) - length)])
    return xs.unsqueeze(-1), series[length:].unsqueeze(-1)


t = torch.arange(0, 60, 0.15)
wave = torch.sin(t) + 0.4 * torch.sin(2.3 * t) + 0.05 * torch.randn(len(t))
X, Y = windows(wave, 12)


class Forecaster(nn.Module):
    def __init__(self, n_hidden=20):
        super().__init__()
        self.lstm = nn.LSTM(1, n_hidden, batch_first=True)
        self.linear = nn.Linear(n_hidden, 1)

    def forward(self, seq):
        out, _ = self.lstm(seq)
        return self.linear(out[:, -1])


model = Forecaster()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.MSELoss()

for epoch in range(30):
    epoch_loss = 0
    order = torch.randperm(len(X))
    n_batches = 0
    for start in range(0, len(X), 32):
        batch = order[start:start + 32]
        optimizer.zero_grad()
        loss = loss_fn(model(X[batch]), Y[batch])
        loss.backward()
        optimizer.step()
        epoch_loss += loss
        n_batches += 1
    if epoch % 5 == 4:
        print("epoch %d: mean loss %.5f" % (epoch + 1, epoch_loss / n_batches))

print("last epoch", float(epoch_loss) / n_batches)
