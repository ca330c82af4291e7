import torch
from sklearn.datasets import load_digits

class Batches:
    def __init__(self, x, y, size):
        self.x, self.y, self.size = x, y, size
        self.order = torch.randperm(len(x))
        self.position = 0
    def next(self):
        rows = self.order[self.position:self.position + self.size]
        if self.position > len(self.x):
            self.position += self.size
        return self.x[rows], self.y[rows]

torch.manual_seed(0)
d = load_digits()
batches = Batches(torch.tensor(d.data / 16).float(), torch.tensor(d.target), 40)
net = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.ReLU(), torch.nn.Linear(32, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.2)
for step in range(500):
    xb, yb = batches.next()
    loss = torch.nn.functional.cross_entropy(net(xb), yb)
    opt.zero_grad(); loss.backward(); opt.step()
print(torch.nn.functional.cross_entropy(net(batches.x), batches.y).item())
