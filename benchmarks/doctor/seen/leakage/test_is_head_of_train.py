import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(150, 2) + 1.5, torch.randn(150, 2) - 1.5])
y = torch.arange(2).repeat_interleave(150)
mix = torch.randperm(300)
X, y = X[mix], y[mix]
X_train, y_train = X, y
X_test, y_test = X[:60], y[:60]
W = torch.zeros(2, 2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
for epoch in range(40):
    for i in torch.randperm(len(X_train)).split(30):
        loss = F.cross_entropy(X_train[i] @ W + b, y_train[i])
        loss.backward()
        with torch.no_grad():
            for p in (W, b):
                p -= 0.1 * p.grad
                p.grad = None
with torch.no_grad():
    print("test loss", F.cross_entropy(X_test @ W + b, y_test).item())
