import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(2)
policy = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 3))
opt = torch.optim.Adam(policy.parameters(), lr=0.02)
baseline = 0.0
for episode in range(300):
    state = torch.randn(32, 3)
    dist = Categorical(logits=policy(state))
    action = dist.sample()
    reward = (action == state.argmax(1)).float()
    advantage = reward - baseline
    loss = -(dist.log_prob(action) * advantage).mean() - 0.005 * dist.entropy().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    baseline = 0.9 * baseline + 0.1 * reward.mean().item()
    if episode % 60 == 0:
        print(episode, "reward", reward.mean().item())
s = torch.randn(1000, 3)
print("greedy reward", (policy(s).argmax(1) == s.argmax(1)).float().mean().item())
