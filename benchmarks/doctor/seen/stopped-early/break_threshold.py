import torch

torch.manual_seed(40)
u = torch.linspace(-2, 2, 160)[:, None]
target = torch.sin(3 * u) + 0.4 * u

class TwoLayer:
    def __init__(self, width):
        self.W1 = torch.nn.Parameter(torch.randn(1, width) * 2)
        self.b1 = torch.nn.Parameter(torch.randn(width) * 2)
        self.W2 = torch.nn.Parameter(torch.randn(width, 1) / width ** 0.5 * 0.5)
        self.b2 = torch.nn.Parameter(torch.zeros(1))

    def parameters(self):
        return [self.W1, self.b1, self.W2, self.b2]

    def __call__(self, x):
        return torch.tanh(x @ self.W1 + self.b1) @ self.W2 + self.b2

net = TwoLayer(30)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
previous = float("inf")
for step in range(1, 1001):
    loss = (net(u) - target).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 10 == 0:
        print(step, loss.item())
    if step >= 20 and loss.item() < 0.35:
        print("converged")
        break
with torch.no_grad():
    print("final", (net(u) - target).square().mean().item())
