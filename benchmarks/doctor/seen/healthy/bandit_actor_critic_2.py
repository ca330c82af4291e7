# Reinforcement learning homework: contextual bandit with an actor and a critic
import torch
import torch.nn as nn
from torch.distributions import Categorical

torch.manual_seed(6)
CONTEXT, ARMS = 4, 3
best_arm = torch.nn.functional.normalize(torch.randn(CONTEXT, ARMS), dim=0)


def play(n):
    ctx = torch.randn(n, CONTEXT)
    return ctx, (ctx @ best_arm).argmax(1)


actor = nn.Sequential(nn.Linear(CONTEXT, 16), nn.Tanh(), nn.Linear(16, ARMS))
critic = nn.Sequential(nn.Linear(CONTEXT, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.Adam(list(actor.parameters()) + list(critic.parameters()), lr=0.01)

for it in range(600):
    ctx, good = play(128)
    dist = Categorical(logits=actor(ctx))
    arm = dist.sample()
    reward = (arm == good).float()
    value = critic(ctx).squeeze(1)
    advantage = (reward - value).detach()
    policy_loss = -(dist.log_prob(arm) * advantage).mean()
    value_loss = (value - reward).pow(2).mean()
    loss = policy_loss + 0.5 * value_loss
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print('it', it, 'reward', reward.mean().item())

with torch.no_grad():
    ctx, good = play(2000)
    print('greedy reward', (actor(ctx).argmax(1) == good).float().mean().item())
