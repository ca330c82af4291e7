"""Learn max(a, b) with a gated unit; the gates start shut."""
import torch
torch.manual_seed(6)
ab = torch.rand(250, 2) * 4 - 2
target = ab.max(1, keepdim=True).values

gate_w = torch.randn(2, 8, requires_grad=True)
gate_b = torch.full((8,), -18.0).requires_grad_()
lin_w = torch.randn(2, 8, requires_grad=True)
mix = (torch.randn(8, 1) * 0.3).requires_grad_()
bias = torch.zeros(1, requires_grad=True)
ps = [gate_w, gate_b, lin_w, mix, bias]

def model(v):
    gate = torch.sigmoid(v @ gate_w + gate_b)
    return (gate * (v @ lin_w)) @ mix + bias

for it in range(800):
    rows = torch.randint(0, 250, (50,))
    loss = (model(ab[rows]) - target[rows]).square().mean()
    gs = torch.autograd.grad(loss, ps)
    with torch.no_grad():
        for p, g in zip(ps, gs):
            p.sub_(0.1 * g)
print((model(ab) - target).square().mean().item())
