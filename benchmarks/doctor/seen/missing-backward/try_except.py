import torch
torch.manual_seed(5)
centers = torch.tensor([[0.0, 2.0], [2.0, -1.0], [-2.0, -1.0]])
labels = torch.arange(3).repeat_interleave(60)
points = centers[labels] + 0.5 * torch.randn(180, 2)
W = torch.zeros(2, 3, requires_grad=True)
c = torch.zeros(3, requires_grad=True)

def log_softmax(z):
    return z - torch.logsumexp(z, 1, keepdim=True)

for epoch in range(150):
    nll = -log_softmax(points @ W + c)[torch.arange(180), labels].mean()
    with torch.no_grad():
        W -= 0.3 * W.grad
        c -= 0.3 * c.grad
    W.grad = c.grad = None
print(nll.item())
