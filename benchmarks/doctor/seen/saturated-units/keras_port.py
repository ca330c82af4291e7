# port of an old Keras example: tanh network for the diabetes progression
import torch
from torch import nn
from sklearn.datasets import make_regression

torch.manual_seed(10)
X, y = make_regression(n_samples=500, n_features=8, n_informative=8, noise=1.0, random_state=10)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)


class Regressor(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.hidden = nn.Linear(n_in, n_hidden)
        self.out = nn.Linear(n_hidden, 1)
        nn.init.normal_(self.hidden.weight, std=5.0)
        nn.init.zeros_(self.hidden.bias)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x))).squeeze(-1)


model = Regressor(8, 24)
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for epoch in range(60):
    perm = torch.randperm(500)
    for i in range(0, 500, 25):
        j = perm[i:i + 25]
        opt.zero_grad()
        loss = nn.functional.mse_loss(model(X[j]), y[j])
        loss.backward()
        opt.step()
    if (epoch + 1) % 10 == 0:
        with torch.no_grad():
            print(epoch + 1, nn.functional.mse_loss(model(X), y).item())
