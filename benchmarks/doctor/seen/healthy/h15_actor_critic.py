import torch
from torch import nn

torch.manual_seed(15)
policy = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 3))
value = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.Adam([*policy.parameters(), *value.parameters()], lr=0.01)
mean_r = 0.0
for it in range(500):
    s = torch.rand(64, 2) * 2 - 1
    best = (s[:, 0] > 0).long() + (s[:, 1] > 0).long()
    dist = torch.distributions.Categorical(logits=policy(s))
    a = dist.sample()
    r = (a == best).float()
    v = value(s).squeeze(1)
    adv = (r - v).detach()
    loss = -(dist.log_prob(a) * adv).mean() + 0.5 * ((v - r) ** 2).mean() - 0.005 * dist.entropy().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    mean_r = 0.95 * mean_r + 0.05 * r.mean().item()
    if it % 100 == 0:
        print(it, mean_r)
print("reward", mean_r)
