"""One-step actor-critic on a contextual bandit with four arms."""
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(21)


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(2, 32), nn.Tanh())
        self.policy = nn.Linear(32, 4)
        self.value = nn.Linear(32, 1)

    def forward(self, s):
        h = self.trunk(s)
        return Categorical(logits=self.policy(h)), self.value(h).squeeze(1)


def reward(s, a):
    best = (s[:, 0] > 0).long() * 2 + (s[:, 1] > 0).long()
    return (a == best).float()


agent = ActorCritic()
opt = torch.optim.Adam(agent.parameters(), lr=0.01)
for step in range(800):
    s = torch.randn(64, 2)
    dist, v = agent(s)
    a = dist.sample()
    r = reward(s, a)
    adv = r - v.detach()
    loss = -(dist.log_prob(a) * adv).mean() + 0.5 * (r - v).pow(2).mean() - 0.01 * dist.entropy().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 160 == 0:
        print("step", step, "reward", r.mean().item())

with torch.no_grad():
    s = torch.randn(2000, 2)
    dist, _ = agent(s)
    print("greedy reward", reward(s, dist.probs.argmax(1)).mean().item())
