import torch
import torch.nn.functional as F
torch.manual_seed(51)
# the same layer is used three times
W = (torch.randn(16, 16) / 4).requires_grad_(); b = torch.zeros(16, requires_grad=True)
E = torch.randn(2, 16).requires_grad_(); D = (0.3 * torch.randn(16, 2)).requires_grad_()
x = torch.randn(200, 2); y = (x[:, 0] ** 2 > x[:, 1]).long()
def f(x):
    h = torch.tanh(x @ E)
    for _ in range(3):
        h = h + 0.3 * torch.tanh(h @ W + b)
    return h @ D
opt = torch.optim.RMSprop([W, b, E, D], lr=0.003)
for epoch in range(80):
    for i in torch.randperm(200).split(20):
        opt.zero_grad()
        F.cross_entropy(f(x[i]), y[i]).backward()
        opt.step()
print(F.cross_entropy(f(x), y).item())
