import torch
import torch.nn as nn

torch.manual_seed(17)
n = 900
rooms = torch.randn(n)
age = torch.randn(n)
dist = torch.randn(n)
tax = torch.randn(n)
price = 0.9 * rooms - 0.4 * age.tanh() + 0.6 * torch.sin(1.5 * dist) - 0.3 * tax * rooms + 0.1 * torch.randn(n)
X = torch.stack([rooms, age, dist, tax], dim=1)
Y = price[:, None]
X_train, X_test = X[:700], X[700:]
Y_train, Y_test = Y[:700], Y[700:]


class PriceNet(nn.Module):
    def __init__(self, hidden=24):
        super().__init__()
        self.a = nn.Linear(4, hidden)
        self.b = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x)))

    def squared_error(self, x, y):
        y_hat = self(x)
        return ((y_hat - y) ** 2).sum()


model = PriceNet()
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
batch_size = 70
for epoch in range(60):
    perm = torch.randperm(len(X_train))
    for i in range(0, len(perm), batch_size):
        xb, yb = X_train[perm[i:i + batch_size]], Y_train[perm[i:i + batch_size]]
        opt.zero_grad()
        loss = model.squared_error(xb, yb)
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(f"{epoch:3d}: {loss.item():.4f}")
with torch.no_grad():
    print("mean squared error:", ((model(X_test) - Y_test) ** 2).mean().item())
