import torch
import torch.nn.functional as F

class Momentum:
    """Heavy ball, by hand; the velocity keeps the graph of each update."""
    def __init__(self, params, lr=0.05, mu=0.9):
        self.params, self.lr, self.mu = params, lr, mu
        self.vel = [torch.zeros_like(p) for p in params]

    def step(self, loss):
        grads = torch.autograd.grad(loss, self.params)
        out = []
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.vel[i] = self.mu * self.vel[i] - self.lr * g
            out.append(p + self.vel[i])
        self.params = out

torch.manual_seed(3)
pts = torch.randn(160, 2)
cls = (pts[:, 0] > pts[:, 1] ** 2 - 0.5).long()
opt = Momentum([torch.randn(2, 12, requires_grad=True), torch.zeros(12, requires_grad=True),
                (0.3 * torch.randn(12, 2)).requires_grad_(), torch.zeros(2, requires_grad=True)])
for t in range(200):
    A, a, B, b = opt.params
    loss = F.cross_entropy(torch.relu(pts @ A + a) @ B + b, cls)
    opt.step(loss)
print(loss.item())
