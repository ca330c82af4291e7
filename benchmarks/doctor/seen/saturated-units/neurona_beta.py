"""Neural network from scratch (with autograd).

The course defines the neuron as  a = 1 / (1 + exp(-beta * net)),
where beta is the slope at the origin times four.
"""
import torch

torch.manual_seed(41)
beta = 60.0


def neuron(net):
    return torch.sigmoid(beta * net)


class Network:
    def __init__(self, sizes):
        self.weights = [torch.randn(i, j).mul_(1.4 / i ** 0.5).requires_grad_() for i, j in zip(sizes, sizes[1:])]
        self.biases = [torch.randn(j).mul_(0.5).requires_grad_() for j in sizes[1:]]

    def parameters(self):
        return self.weights + self.biases

    def __call__(self, x):
        for w, b in list(zip(self.weights, self.biases))[:-1]:
            x = neuron(x @ w + b)
        return x @ self.weights[-1] + self.biases[-1]


angle = torch.rand(400, 1) * 2 * torch.pi
radius = 0.3 + 1.2 * torch.rand(400, 1)
points = torch.cat([radius * torch.cos(angle), radius * torch.sin(angle)], 1)
points = (points - points.mean(0)) / points.std(0)
value = torch.sin(2 * angle) * radius + 0.05 * torch.randn(400, 1)

net = Network([2, 20, 20, 1])
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(1200):
    loss = torch.mean((net(points) - value) ** 2)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 200 == 0:
        print(step, loss.item())
print("final", loss.item())
