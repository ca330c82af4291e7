import torch
torch.manual_seed(53)
x = torch.cat([torch.randn(100, 2) + 2, torch.randn(100, 2) - 2])
sign = torch.cat([torch.ones(100), -torch.ones(100)])
w = torch.zeros(2, requires_grad=True); b = torch.zeros((), requires_grad=True)
for epoch in range(40):
    for i in torch.randperm(200).split(20):
        margin = sign[i] * (x[i] @ w + b)
        loss = torch.relu(1 - margin).mean() + 0.01 * w.dot(w)
        gw, gb = torch.autograd.grad(loss, (w, b))
        with torch.no_grad():
            w.sub_(0.1 * gw); b.sub_(0.1 * gb)
print(((x @ w + b).sign() == sign).float().mean().item())
