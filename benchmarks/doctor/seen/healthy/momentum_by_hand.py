import torch
import torch.nn.functional as F
torch.manual_seed(10)
X = torch.randn(240, 2); y = (X.norm(dim=1) > 1.2).long()
P = [torch.randn(2, 20), torch.zeros(20), torch.randn(20, 2) * 0.3, torch.zeros(2)]
for p in P: p.requires_grad_()
V = [torch.zeros_like(p) for p in P]
for epoch in range(80):
    for i in torch.randperm(240).split(24):
        loss = F.cross_entropy(torch.tanh(X[i] @ P[0] + P[1]) @ P[2] + P[3], y[i])
        grads = torch.autograd.grad(loss, P)
        with torch.no_grad():
            for p, v, g in zip(P, V, grads):
                v.mul_(0.9).add_(g)
                p.sub_(0.1 * v)
print(F.cross_entropy(torch.tanh(X @ P[0] + P[1]) @ P[2] + P[3], y).item())
