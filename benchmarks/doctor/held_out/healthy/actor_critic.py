"""Contextual bandit with a policy and a value head (advantage actor-critic, one step)."""
import torch
from torch import nn
from torch.distributions import Categorical


class ActorCritic(nn.Module):
    def __init__(self, n_obs=3, n_act=3):
        super().__init__()
        self.common = nn.Linear(n_obs, 32)
        self.actor = nn.Linear(32, n_act)
        self.critic = nn.Linear(32, 1)

    def forward(self, obs):
        h = torch.tanh(self.common(obs))
        return Categorical(logits=self.actor(h)), self.critic(h).squeeze(-1)


def reward(obs, act):
    return (obs.argmax(1) == act).float() + 0.1 * torch.randn(len(act))


torch.manual_seed(3)
agent = ActorCritic()
optimizer = torch.optim.Adam(agent.parameters(), lr=0.01)
mean_reward = 0.33
for update in range(500):
    obs = torch.randn(64, 3)
    policy, value = agent(obs)
    act = policy.sample()
    rew = reward(obs, act)
    advantage = rew - value.detach()
    loss = -(policy.log_prob(act) * advantage).mean() + 0.5 * (value - rew).pow(2).mean() - 0.005 * policy.entropy().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mean_reward = 0.98 * mean_reward + 0.02 * rew.mean().item()
    if update % 100 == 99:
        print(update + 1, mean_reward)
with torch.no_grad():
    obs = torch.randn(2000, 3)
    print("greedy", (agent(obs)[0].probs.argmax(1) == obs.argmax(1)).float().mean().item())
