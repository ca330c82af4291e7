import torch
from torch import nn


class Trainer:
    def __init__(self, net, lr):
        self.net = net
        self.opt = torch.optim.RMSprop(net.parameters(), lr=lr)
        self.loss_fn = nn.SmoothL1Loss()
        self.history = []

    def fit_batch(self, x, y):
        out = self.net(x)
        loss = self.loss_fn(out, y)
        loss.backward()
        for group in self.opt.param_groups:
            for p in group["params"]:
                p.grad.zero_()
        self.opt.step()
        return loss.item()

    def fit(self, x, y, epochs=30, batch_size=50):
        for e in range(epochs):
            perm = torch.randperm(x.size(0))
            losses = [self.fit_batch(x[i], y[i]) for i in perm.split(batch_size)]
            self.history.append(sum(losses) / len(losses))
        return self.history


torch.manual_seed(17)
signal = torch.randn(500, 8)
response = torch.stack([signal[:, :4].sum(1).tanh(), (signal[:, 4] * signal[:, 5])], dim=1)
net = nn.Sequential(nn.Linear(8, 48), nn.GELU(), nn.Linear(48, 2))
history = Trainer(net, 3e-3).fit(signal, response)
for e in range(0, 30, 6):
    print(e, round(history[e], 4))
print(history[-1])
