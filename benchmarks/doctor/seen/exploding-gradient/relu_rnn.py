"""Predict the weighted sum of a noisy series with a hand-rolled recurrent cell."""
import torch
from torch import nn

torch.manual_seed(19)


class ReluRNN(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.inp = nn.Linear(n_in, n_hidden)
        self.rec = nn.Linear(n_hidden, n_hidden, bias=False)
        self.head = nn.Linear(n_hidden, 1)
        nn.init.orthogonal_(self.rec.weight, gain=2.5)
        nn.init.zeros_(self.head.weight)

    def forward(self, seq):
        h = seq.new_zeros(len(seq), self.rec.in_features)
        for t in range(seq.shape[1]):
            h = torch.relu(self.inp(seq[:, t]) + self.rec(h))
        return self.head(h)


series = torch.randn(900, 25, 1)
decay = 0.8 ** torch.arange(24, -1, -1.0)
target = (series[:, :, 0] * decay).sum(1, keepdim=True)
target = (target - target.mean()) / target.std()
train_x, train_y, test_x, test_y = series[:700], target[:700], series[700:], target[700:]

model = ReluRNN(1, 24)
opt = torch.optim.SGD(model.parameters(), lr=0.02)
for epoch in range(25):
    total = 0.0
    for rows in torch.randperm(700).split(35):
        loss = nn.functional.mse_loss(model(train_x[rows]), train_y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d} loss {total / 20:.5f}")
with torch.no_grad():
    print("test loss", nn.functional.mse_loss(model(test_x), test_y).item())
