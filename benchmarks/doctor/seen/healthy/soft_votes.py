# Several people voted on each item: the targets are shares of votes, not classes.
import torch
import torch.nn.functional as F

torch.manual_seed(68)
centres = torch.tensor([[1.4, 0.0], [-0.7, 1.2], [-0.7, -1.2]])
kind = torch.arange(900) % 3
x = centres[kind] + 0.4 * torch.randn(900, 2)
votes = 0.85 * F.one_hot(kind, 3) + 0.05
net = torch.nn.Linear(2, 3)
opt = torch.optim.SGD(net.parameters(), lr=0.5, nesterov=True, momentum=0.9)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.98)
for epoch in range(100):
    loss = F.cross_entropy(net(x[:700]), votes[:700])
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if epoch % 20 == 0:
        print(f"{epoch} {loss.item():.4f}")
with torch.no_grad():
    print("agreement", (net(x[700:]).argmax(1) == kind[700:]).float().mean().item())
