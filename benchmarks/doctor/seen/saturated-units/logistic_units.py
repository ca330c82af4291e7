import torch

# Textbook network with logistic units f(v) = 1 / (1 + exp(-a v)), slope parameter a
torch.manual_seed(33)


class Neuron1D:
    def __init__(self, n_hidden, slope):
        self.slope = slope
        self.W = torch.randn(1, n_hidden) * 1.5
        self.theta = torch.randn(n_hidden) * 1.5
        self.V = torch.randn(n_hidden, 1) / n_hidden ** 0.5
        self.bias = torch.zeros(1)
        for t in self.parameters():
            t.requires_grad_(True)

    def parameters(self):
        return [self.W, self.theta, self.V, self.bias]

    def f(self, v):
        return torch.sigmoid(self.slope * v)

    def __call__(self, x):
        return self.f(x @ self.W + self.theta) @ self.V + self.bias


x = torch.rand(160, 1) * 4 - 2
target = torch.sin(1.5 * x) + 0.05 * torch.randn(160, 1)
net = Neuron1D(n_hidden=10, slope=60.0)
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for step in range(1500):
    err = net(x) - target
    loss = (err * err).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 250 == 0:
        print(step, loss.item())
print("final", loss.item())
