import torch
from sklearn.datasets import load_wine
w = load_wine()
X = torch.tensor(w.data).float()
X = (X - X.mean(0)) / X.std(0)
T = torch.tensor(w.target)

class SoftmaxRegression(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(50 * torch.rand(13, 3))
        self.bias = torch.nn.Parameter(torch.zeros(3))
    def forward(self, x):
        return x @ self.weight + self.bias

torch.manual_seed(3)
model = SoftmaxRegression()
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(300):
    loss = torch.nn.functional.cross_entropy(model(X), T)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
