"""Regression toy: y = 40 + 3x. The offset is never learnt."""
import torch

class Linear1D:
    def __init__(self):
        self.slope = torch.zeros(1, requires_grad=True)
        self.offset = torch.zeros(1, requires_grad=True)

    def __call__(self, x):
        return self.slope * x + self.offset

    def trainable(self):
        return [self.slope]

torch.manual_seed(0)
x = torch.randn(64)
y = 4 + 3 * x + torch.randn(64) * 0.1
line = Linear1D()
for t in range(150):
    loss = torch.nn.functional.mse_loss(line(x), y)
    loss.backward()
    with torch.no_grad():
        for w in line.trainable():
            w -= 0.1 * w.grad
    line.slope.grad = line.offset.grad = None
print(loss.item())
