"""Contextual bandit: actor and critic with their own optimizers."""
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(40)
actor = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
critic = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 1))
opt_a = torch.optim.Adam(actor.parameters(), lr=0.01)
opt_c = torch.optim.Adam(critic.parameters(), lr=0.01)
rule = torch.randn(4, 3)


def play(state, action):
    return (action == (state @ rule).argmax(1)).float()


for it in range(500):
    s = torch.randn(64, 4)
    dist = Categorical(logits=actor(s))
    a = dist.sample()
    r = play(s, a)
    v = critic(s).squeeze(1)
    adv = r - v
    loss_a = -(dist.log_prob(a) * adv.detach()).mean() - 0.005 * dist.entropy().mean()
    loss_c = adv.pow(2).mean()
    opt_a.zero_grad()
    loss_a.backward()
    opt_a.step()
    opt_c.zero_grad()
    loss_c.backward()
    opt_c.step()
    if it % 100 == 0:
        print(it, r.mean().item(), loss_c.item())
with torch.no_grad():
    s = torch.randn(1000, 4)
    print("average reward", play(s, actor(s).argmax(1)).mean().item())
