"""One-step contextual bandit: policy and value network, reward maximised."""
import torch
from torch import nn

torch.manual_seed(16)
policy = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 3))
value = nn.Sequential(nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 1))
opt_p = torch.optim.Adam(policy.parameters(), lr=0.01)
opt_v = torch.optim.Adam(value.parameters(), lr=0.01)
avg = 0.0
for it in range(600):
    s = torch.randn(64, 3)
    dist = torch.distributions.Categorical(logits=policy(s))
    a = dist.sample()
    r = (a == s.argmax(1)).float()
    v = value(s).squeeze(1)
    adv = (r - v).detach()
    loss_p = -(dist.log_prob(a) * adv).mean() - 0.001 * dist.entropy().mean()
    loss_v = (v - r).pow(2).mean()
    opt_p.zero_grad()
    loss_p.backward()
    opt_p.step()
    opt_v.zero_grad()
    loss_v.backward()
    opt_v.step()
    avg = 0.95 * avg + 0.05 * r.mean().item()
    if it % 150 == 149:
        print(it + 1, "reward", avg)
print("mean reward", avg)
