import torch, torch.nn.functional as F
torch.manual_seed(3)

def zero(ps):
    for p in ps:
        if p.grad is not None:
            p.grad.zero_()

def step(ps, lr):
    with torch.no_grad():
        for p in ps: p.add_(p.grad, alpha=-lr)

X = torch.randn(180, 2); T = (X[:, 0] * 1.5 > X[:, 1]).long()
P = [torch.randn(2, 6).requires_grad_(), torch.zeros(6, requires_grad=True), torch.randn(6, 2).mul(.3).requires_grad_(), torch.zeros(2, requires_grad=True)]
for ep in range(40):
    for b in torch.randperm(180).split(20):
        loss = F.cross_entropy(F.softplus(X[b] @ P[0] + P[1]) @ P[2] + P[3], T[b])
        loss.backward()
        zero(P)
        step(P, 0.2)
print(F.cross_entropy(F.softplus(X @ P[0] + P[1]) @ P[2] + P[3], T).item())
