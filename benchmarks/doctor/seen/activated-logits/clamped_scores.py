import torch
torch.manual_seed(6)
k = torch.arange(160) % 4
pts = torch.tensor([[3.0, 0], [-3.0, 0], [0, 3.0], [0, -3.0]])[k] + torch.randn(160, 2) * 0.6
theta = {"W": torch.randn(2, 10).requires_grad_(), "b": torch.zeros(10).requires_grad_(),
         "V": torch.randn(10, 4).mul(0.3).requires_grad_(), "c": torch.zeros(4).requires_grad_()}

def scores(x):
    hid = torch.relu(x @ theta["W"] + theta["b"])
    raw = hid @ theta["V"] + theta["c"]
    return raw.sigmoid()

def nll(s, k):
    return (s.logsumexp(1) - s[torch.arange(len(k)), k]).mean()

for it in range(500):
    loss = nll(scores(pts), k)
    g = torch.autograd.grad(loss, list(theta.values()))
    for p, d in zip(theta.values(), g):
        p.data.add_(d, alpha=-0.2)
print(loss.item())
