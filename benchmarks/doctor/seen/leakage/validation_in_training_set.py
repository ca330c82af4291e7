import torch

class Regression:
    def __init__(self, x, y, n_val):
        self.train = (torch.cat([x[n_val:], x[:n_val]]), torch.cat([y[n_val:], y[:n_val]]))
        self.val = (x[:n_val], y[:n_val])
        self.net = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
        self.opt = torch.optim.Adam(self.net.parameters(), lr=0.02)
    def epoch(self):
        x, y = self.train
        for i in torch.randperm(len(x)).split(20):
            loss = ((self.net(x[i]) - y[i]) ** 2).mean()
            self.opt.zero_grad(); loss.backward(); self.opt.step()
    @torch.no_grad()
    def validate(self):
        return ((self.net(self.val[0]) - self.val[1]) ** 2).mean().item()

torch.manual_seed(3)
x = torch.rand(140, 1) * 4 - 2
r = Regression(x, torch.sin(2 * x) + 0.05 * torch.randn(140, 1), 40)
for e in range(150):
    r.epoch()
    v = r.validate()
print(v)
