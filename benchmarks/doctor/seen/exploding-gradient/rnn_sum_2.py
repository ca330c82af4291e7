# Vanilla RNN written as a loop: read 30 numbers, return their (scaled) sum
import torch
import torch.nn as nn
import torch.nn.functional as F


class LoopRNN(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.w_in = nn.Parameter(torch.randn(1, hidden) * 0.3)
        self.w_rec = nn.Parameter(torch.empty(hidden, hidden))
        nn.init.orthogonal_(self.w_rec, gain=2.3)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.head = nn.Linear(hidden, 1)

    def forward(self, x):
        h = x.new_zeros(x.shape[0], self.bias.shape[0])
        for t in range(x.shape[1]):
            h = torch.tanh(x[:, t:t + 1] @ self.w_in + h @ self.w_rec + self.bias)
        return self.head(h)


def batch(n, steps=30):
    x = torch.randn(n, steps)
    return x, x.sum(dim=1, keepdim=True) / steps ** 0.5


torch.manual_seed(0)
model = LoopRNN()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for step in range(300):
    x, y = batch(64)
    loss = F.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        norms = [round(p.grad.norm().item(), 3) for p in model.parameters()]
        print(step, round(loss.item(), 4), norms)

x, y = batch(500)
with torch.no_grad():
    print("mse:", F.mse_loss(model(x), y).item())
