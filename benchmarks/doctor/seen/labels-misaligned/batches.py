import torch

torch.manual_seed(23)
n = 480
X = torch.randn(n, 4)
y = torch.tanh(X[:, 0] + X[:, 1]) - 0.4 * X[:, 3] + 0.03 * torch.randn(n)


def batches(a, b, size):
    """Yields (inputs, targets) in a new order every time."""
    pa = torch.randperm(len(a))
    pb = torch.randperm(len(b))
    for s in range(0, len(a), size):
        yield a[pa[s:s + size]], b[pb[s:s + size]]


model = torch.nn.Sequential(torch.nn.Linear(4, 20), torch.nn.Tanh(), torch.nn.Linear(20, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    total, k = 0.0, 0
    for xb, yb in batches(X, y, 40):
        loss = (model(xb).squeeze(1) - yb).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        total, k = total + loss.item(), k + 1
    if epoch % 6 == 5:
        print(f"epoch {epoch + 1}: {total / k:.4f}")
