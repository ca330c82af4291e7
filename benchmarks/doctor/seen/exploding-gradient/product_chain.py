"""A deep linear chain: y = w9 ... w2 w1 x, each w a matrix."""
import torch
torch.manual_seed(7)

def chain(ws, v):
    for w in ws:
        v = torch.nn.functional.leaky_relu(v @ w, 0.3)
    return v

x = torch.randn(200, 6)
y = torch.stack([x[:, 0] - x[:, 1], x[:, 2] + x[:, 3]], 1)
start = 2.2
ws = [torch.nn.Parameter(start * torch.nn.init.orthogonal_(torch.empty(6, 6))) for _ in range(10)]
last = torch.nn.Parameter(torch.randn(6, 2) * 1e-3)
opt = torch.optim.SGD([*ws, last], lr=0.05)
for step in range(1500):
    loss = ((chain(ws, x) @ last - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
