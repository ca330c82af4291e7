import torch
torch.manual_seed(8)

def make(n_layers, n):
    ps = []
    for k in range(n_layers):
        ps.append(torch.nn.Parameter(torch.nn.init.xavier_normal_(torch.empty(2 if k == 0 else n, n))))
        ps.append(torch.nn.Parameter(torch.zeros(n)))
    return ps, torch.nn.Parameter(torch.randn(n, 2) * 0.3)

def squash(z):
    return 1 / (1 + torch.exp(-z))

ps, head = make(9, 14)
pts = torch.rand(300, 2) * 2 - 1
lab = (pts[:, 0] ** 2 + pts[:, 1] > 0.2).long()

def f(v):
    for w, b in zip(ps[::2], ps[1::2]):
        v = squash(v @ w + b)
    return v @ head

opt = torch.optim.SGD(ps + [head], lr=0.2)
for epoch in range(80):
    for i in torch.randperm(300).split(30):
        loss = torch.nn.functional.cross_entropy(f(pts[i]), lab[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(torch.nn.functional.cross_entropy(f(pts), lab).item())
