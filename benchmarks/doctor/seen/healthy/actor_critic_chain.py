"""Actor-critic on a short corridor: walk right to the exit (reward 1), five steps per second."""
import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(99)
LENGTH, LIMIT, GAMMA = 6, 20, 0.95


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(LENGTH, 16)
        self.policy = nn.Linear(16, 2)
        self.value = nn.Linear(16, 1)

    def forward(self, s):
        h = torch.tanh(self.table(s))
        return Categorical(logits=self.policy(h)), self.value(h).squeeze(-1)


def episode(net):
    s, logps, values, rewards = int(torch.randint(0, 3, (1,))), [], [], []
    for _ in range(LIMIT):
        dist, v = net(torch.tensor(s))
        a = dist.sample()
        s = s + 1 if a.item() == 1 else max(0, s - 1)
        logps.append(dist.log_prob(a))
        values.append(v)
        rewards.append(1.0 if s == LENGTH else -0.02)
        if s == LENGTH:
            break
    return torch.stack(logps), torch.stack(values), rewards


net = ActorCritic()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
success = []
for ep in range(350):
    logps, values, rewards = episode(net)
    returns, R = [], 0.0
    for r in reversed(rewards):
        R = r + GAMMA * R
        returns.insert(0, R)
    returns = torch.tensor(returns)
    adv = returns - values.detach()
    loss = -(logps * adv).mean() + 0.5 * (returns - values).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    success.append(sum(rewards))
    if ep % 50 == 49:
        print("episode", ep + 1, "mean return", sum(success[-50:]) / 50)
print("mean return of the last hundred:", sum(success[-100:]) / 100)
