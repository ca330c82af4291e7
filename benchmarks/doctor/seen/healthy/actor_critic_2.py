import torch
from torch import nn
torch.manual_seed(16)
# contextual bandit: the reward is 1 for the right arm, 0 otherwise
body = nn.Sequential(nn.Linear(3, 32), nn.Tanh())
actor, critic = nn.Linear(32, 3), nn.Linear(32, 1)
params = [*body.parameters(), *actor.parameters(), *critic.parameters()]
opt = torch.optim.Adam(params, lr=5e-3)
media = 0.33
for step in range(800):
    s = torch.randn(64, 3)
    h = body(s)
    dist = torch.distributions.Categorical(logits=actor(h))
    a = dist.sample()
    r = (a == s.argmax(1)).float()
    v = critic(h).squeeze(1)
    adv = (r - v).detach()
    loss = -(dist.log_prob(a) * adv).mean() + 0.5 * ((v - r) ** 2).mean() - 0.003 * dist.entropy().mean()
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(params, 1.0)
    opt.step()
    media = 0.98 * media + 0.02 * r.mean().item()
    if step % 100 == 0: print(step, media)
print("mean reward", media)
