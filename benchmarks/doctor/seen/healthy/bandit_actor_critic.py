# Contextual bandit with a policy network and a learned baseline
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(9)


class ActorCritic(nn.Module):
    def __init__(self, n_context=4, n_actions=3, hidden=16):
        super().__init__()
        self.body = nn.Linear(n_context, hidden)
        self.policy = nn.Linear(hidden, n_actions)
        self.value = nn.Linear(hidden, 1)

    def forward(self, s):
        h = torch.tanh(self.body(s))
        return Categorical(logits=self.policy(h)), self.value(h).squeeze(-1)


best_action = torch.randn(4, 3) * 1.5


def reward(s, a):
    return (a == (s @ best_action).argmax(1)).float()


agent = ActorCritic()
optimizer = torch.optim.Adam(agent.parameters(), lr=0.01)
average = 0.0
for episode in range(700):
    s = torch.randn(64, 4)
    pi, v = agent(s)
    a = pi.sample()
    r = reward(s, a)
    advantage = r - v.detach()
    actor_loss = -(pi.log_prob(a) * advantage).mean()
    critic_loss = (r - v).pow(2).mean()
    loss = actor_loss + 0.5 * critic_loss - 0.005 * pi.entropy().mean()
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(agent.parameters(), 2.0)
    optimizer.step()
    average = 0.95 * average + 0.05 * r.mean().item()
    if episode % 100 == 0:
        print(episode, "running reward", round(average, 3))

with torch.no_grad():
    s = torch.randn(1000, 4)
    greedy = agent(s)[0].logits.argmax(1)
print("greedy reward", reward(s, greedy).mean().item())
