import torch


class ThreeLayerNet:
    """Plain tensors, no autograd. Square middle layer."""

    def __init__(self, n_in, n_hidden, n_out, seed=0):
        g = torch.Generator().manual_seed(seed)
        he = lambda a, b: torch.randn(a, b, generator=g) * (2.0 / a) ** 0.5
        self.w1, self.b1 = he(n_in, n_hidden), torch.zeros(n_hidden)
        self.w2, self.b2 = he(n_hidden, n_hidden), torch.zeros(n_hidden)
        self.w3, self.b3 = he(n_hidden, n_out) * 0.5, torch.zeros(n_out)

    def forward(self, x):
        self.x = x
        self.h1 = (x @ self.w1 + self.b1).clamp(min=0)
        self.h2 = (self.h1 @ self.w2 + self.b2).clamp(min=0)
        return self.h2 @ self.w3 + self.b3

    def backward(self, err):
        grads = {}
        grads["w3"] = self.h2.T @ err
        grads["b3"] = err.sum(0)
        e2 = (err @ self.w3.T) * (self.h2 > 0)
        grads["w2"] = self.h1.T @ e2
        grads["b2"] = e2.sum(0)
        e1 = (e2 @ self.w2) * (self.h1 > 0)
        grads["w1"] = self.x.T @ e1
        grads["b1"] = e1.sum(0)
        return grads

    def step(self, grads, lr):
        for name, g in grads.items():
            setattr(self, name, getattr(self, name) - lr * g)


def spiral(n, gen):
    r = torch.linspace(0.1, 1, n)
    pts, lab = [], []
    for c in range(3):
        th = torch.linspace(c * 4, c * 4 + 3.2, n) + torch.randn(n, generator=gen) * 0.12
        pts.append(torch.stack([r * th.sin(), r * th.cos()], 1))
        lab.append(torch.full((n,), c))
    return torch.cat(pts) * 1.8, torch.cat(lab)


gen = torch.Generator().manual_seed(14)
x, y = spiral(100, gen)
onehot = torch.eye(3)[y]
net = ThreeLayerNet(2, 16, 3)
for epoch in range(40):
    for b in torch.randperm(300, generator=gen).split(30):
        probs = torch.softmax(net.forward(x[b]), dim=1)
        net.step(net.backward((probs - onehot[b]) / len(b)), lr=0.3)
    if epoch % 10 == 9:
        acc = (net.forward(x).argmax(1) == y).float().mean().item()
        print("epoch", epoch + 1, "accuracy", acc)
logp = torch.log_softmax(net.forward(x), 1)
print("final loss", -(logp * onehot).sum(1).mean().item())
