"""Contextual bandit with a softmax policy, REINFORCE with a running baseline."""
import torch

torch.manual_seed(99)
CONTEXT, ARMS = 4, 3
truth = torch.randn(CONTEXT, ARMS) * 1.5


def pull(ctx, arm):
    best = (ctx @ truth).argmax(1)
    return torch.where(arm == best, 0.9, 0.2).bernoulli()


theta = torch.zeros(CONTEXT, ARMS, requires_grad=True)
bias = torch.zeros(ARMS, requires_grad=True)
opt = torch.optim.Adam([theta, bias], lr=0.03)
baseline = 0.0
for it in range(600):
    ctx = torch.randn(64, CONTEXT)
    dist = torch.distributions.Categorical(logits=ctx @ theta + bias)
    arm = dist.sample()
    reward = pull(ctx, arm)
    baseline = 0.95 * baseline + 0.05 * reward.mean().item()
    loss = -(dist.log_prob(arm) * (reward - baseline)).mean() - 0.01 * dist.entropy().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, reward.mean().item())
with torch.no_grad():
    ctx = torch.randn(4000, CONTEXT)
    print("mean reward", pull(ctx, (ctx @ theta + bias).argmax(1)).mean().item())
