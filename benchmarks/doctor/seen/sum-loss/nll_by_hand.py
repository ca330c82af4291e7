import torch
from sklearn.datasets import load_digits

torch.manual_seed(0)
dig = load_digits()
x = torch.tensor(dig.data, dtype=torch.float32)
x = x[:, x.std(0) > 1]
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(dig.target)
h = 48
w1 = (torch.randn(x.shape[1], h) / x.shape[1] ** 0.5).requires_grad_()
c1 = torch.zeros(h, requires_grad=True)
w2 = (torch.randn(h, 10) / h ** 0.5).requires_grad_()
c2 = torch.zeros(10, requires_grad=True)


def log_probs(inp):
    a = torch.relu(inp @ w1 + c1)
    return torch.log_softmax(a @ w2 + c2, dim=1)


def nll(lp, target):
    picked = lp[torch.arange(len(target)), target]
    return -picked.sum()


rate = 0.1
for epoch in range(15):
    for rows in torch.randperm(len(y)).split(128):
        loss = nll(log_probs(x[rows]), y[rows])
        loss.backward()
        with torch.no_grad():
            for p in (w1, c1, w2, c2):
                p -= rate * p.grad
                p.grad.zero_()
    print(f"epoch {epoch + 1} loss {loss.item():.4f}")
with torch.no_grad():
    print("acc", (log_probs(x).argmax(1) == y).float().mean().item())
