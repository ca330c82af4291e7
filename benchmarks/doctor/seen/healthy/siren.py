"""Sine activations, as in a SIREN."""
import torch
import math
torch.manual_seed(8)
class Sine(torch.nn.Module):
    def __init__(self, a, b, first=False):
        super().__init__()
        self.lin = torch.nn.Linear(a, b)
        bound = 1 / a if first else math.sqrt(6 / a) / 10
        torch.nn.init.uniform_(self.lin.weight, -bound, bound)
    def forward(self, x):
        return torch.sin(10 * self.lin(x))
net = torch.nn.Sequential(Sine(1, 32, True), Sine(32, 32), torch.nn.Linear(32, 1))
t = torch.linspace(-1, 1, 150).unsqueeze(1)
signal = torch.sin(9 * t) * torch.exp(-t ** 2)
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for step in range(700):
    loss = torch.nn.functional.mse_loss(net(t), signal)
    opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
