import torch
from sklearn.datasets import load_iris

class Dense:
    def __init__(self, n_in, n_out):
        self.w = torch.randn(n_in, n_out, requires_grad=True) * (2 / n_in) ** 0.5
        self.b = torch.zeros(n_out, requires_grad=True)
    def __call__(self, x):
        return x @ self.w + self.b
    def parameters(self):
        return [self.w, self.b]

class Net:
    def __init__(self):
        self.l1, self.l2 = Dense(4, 20), Dense(20, 3)
    def __call__(self, x):
        return self.l2(self.l1(x).relu())
    def parameters(self):
        return self.l1.parameters() + self.l2.parameters()

torch.manual_seed(1)
data = load_iris()
X = torch.tensor(data.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(data.target)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(400):
    loss = torch.nn.functional.cross_entropy(net(X), Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
