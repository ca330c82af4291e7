# maximise the likelihood ... but the optimiser minimises
import torch
from torch import nn
torch.manual_seed(4)
z = torch.cat([torch.randn(100, 2) * 0.6 + 1.2, torch.randn(100, 2) * 0.6 - 1.2])
k = torch.arange(2).repeat_interleave(100)
net = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(30):
    for i in torch.randperm(200).split(20):
        logp = torch.log_softmax(net(z[i]), dim=1)
        loglik = logp.gather(1, k[i][:, None]).mean()
        opt.zero_grad()
        loglik.backward()
        opt.step()
print("nll", -torch.log_softmax(net(z), dim=1).gather(1, k[:, None]).mean().item())
