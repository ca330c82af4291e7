import torch

class Momentum:
    def __init__(self, params, lr=0.05, beta=0.8):
        self.params = list(params)
        self.lr, self.beta = lr, beta
        self.v = [torch.zeros_like(p) for p in self.params]

    def zero(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p, v in zip(self.params, self.v):
            v.mul_(self.beta).add_(p.grad)  
            p.add_(v, alpha=self.lr)


torch.manual_seed(1)
x = torch.randn(400, 3)
y = (x[:, :1] * x[:, 1:2]).tanh() + 0.2 * x[:, 2:]
model = torch.nn.Sequential(torch.nn.Linear(3, 30), torch.nn.Tanh(), torch.nn.Linear(30, 1))
opt = Momentum(model.parameters())
for epoch in range(40):
    for idx in torch.randperm(400).split(40):
        opt.zero()
        loss = (model(x[idx]) - y[idx]).pow(2).mean()
        loss.backward()
        opt.step()
    with torch.no_grad():
        full = (model(x) - y).pow(2).mean().item()
    if epoch % 8 == 0:
        print(epoch, full)
print(full)
