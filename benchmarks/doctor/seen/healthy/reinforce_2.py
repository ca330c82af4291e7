"""Contextual bandit, REINFORCE with a learnt baseline."""
import torch
from torch import nn

torch.manual_seed(1)
policy = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 3))
value = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
A = torch.randn(4, 3)
opt_p = torch.optim.Adam(policy.parameters(), lr=0.01)
opt_v = torch.optim.Adam(value.parameters(), lr=0.02)
avg = 0.0
for it in range(500):
    s = torch.randn(64, 4)
    dist = torch.distributions.Categorical(logits=policy(s))
    a = dist.sample()
    r = ((s @ A).argmax(1) == a).float()
    v = value(s).squeeze(1)
    adv = (r - v).detach()
    loss_p = -(dist.log_prob(a) * adv).mean() - 0.01 * dist.entropy().mean()
    loss_v = nn.functional.mse_loss(v, r)
    opt_p.zero_grad(); loss_p.backward(); opt_p.step()
    opt_v.zero_grad(); loss_v.backward(); opt_v.step()
    avg = 0.95 * avg + 0.05 * r.mean().item()
    if it % 100 == 0:
        print(it, avg)
print("reward", avg)
