import torch
import torch.nn.functional as F
torch.manual_seed(25)
X = torch.cat([torch.randn(150, 2) + 1.8, torch.randn(150, 2) - 1.8]); y = torch.arange(2).repeat_interleave(150)
net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.ReLU(), torch.nn.Linear(16, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.2)
for epoch in range(40):
    for i in torch.randperm(300).split(30):
        xb = X[i].clone().requires_grad_()
        g, = torch.autograd.grad(F.cross_entropy(net(xb), y[i]), xb)
        worse = (xb + 0.1 * g.sign()).detach()  # uphill in the input
        loss = F.cross_entropy(net(worse), y[i])
        opt.zero_grad(); loss.backward(); opt.step()
print((net(X).argmax(1) == y).float().mean().item())
