"""One-step actor-critic on a corridor of 7 cells: walk right to the goal, 20 moves at most."""
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(113)


class Corridor:
    size = 7

    def reset(self, n):
        self.pos = torch.randint(0, self.size - 1, (n,))
        self.alive = torch.ones(n, dtype=torch.bool)
        return self.obs()

    def obs(self):
        return nn.functional.one_hot(self.pos, self.size).float()

    def step(self, action):
        move = action * 2 - 1
        slip = torch.rand(len(move)) < 0.1
        self.pos = torch.where(self.alive, (self.pos + torch.where(slip, -move, move)).clamp(0, self.size - 1), self.pos)
        reached = self.alive & (self.pos == self.size - 1)
        reward = torch.where(reached, 1.0, torch.where(self.alive, -0.02, 0.0))
        was_alive = self.alive.float()
        self.alive = self.alive & ~reached
        return self.obs(), reward, was_alive


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(7, 24), nn.Tanh())
        self.policy = nn.Linear(24, 2)
        self.value = nn.Linear(24, 1)

    def forward(self, s):
        h = self.body(s)
        return Categorical(logits=self.policy(h)), self.value(h).squeeze(1)


env, agent = Corridor(), ActorCritic()
optimizer = torch.optim.Adam(agent.parameters(), lr=0.01)
gamma = 0.97
returns = []
for episode in range(28):
    s = env.reset(32)
    total = torch.zeros(32)
    for t in range(20):
        dist, value = agent(s)
        action = dist.sample()
        s2, reward, mask = env.step(action)
        with torch.no_grad():
            bootstrap = agent(s2)[1] * env.alive.float()
        advantage = reward + gamma * bootstrap - value
        actor = -(dist.log_prob(action) * advantage.detach() * mask).mean()
        critic = (advantage.pow(2) * mask).mean()
        entropy = (dist.entropy() * mask).mean()
        loss = actor + 0.5 * critic - 0.01 * entropy
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += reward
        s = s2
    returns.append(total.mean().item())
    if episode % 5 == 4:
        print(f"episode {episode + 1} mean return {sum(returns[-10:]) / 10:.3f}")
print("last ten:", sum(returns[-10:]) / 10)
