import torch
torch.manual_seed(0)
depth, width, gain = 10, 24, 3.0
x = torch.rand(200, 2) * 2 - 1
y = (x[:, 0] > x[:, 1]).long()
Ws = [(gain * torch.randn(a, width) / a ** 0.5).requires_grad_() for a in [2] + [width] * (depth - 1)]
out = (0.1 * torch.randn(width, 2)).requires_grad_()

def forward(h):
    for W in Ws:
        h = torch.sin(h @ W)
    return h @ out

params = Ws + [out]
for epoch in range(40):
    for i in torch.randperm(200).split(25):
        loss = torch.nn.functional.cross_entropy(forward(x[i]), y[i])
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p -= 0.1 * g
print(torch.nn.functional.cross_entropy(forward(x), y).item())
