"""REINFORCE with a learned baseline on a contextual bandit."""
import torch

torch.manual_seed(231)
N_ARMS = 4
quality = torch.randn(3, N_ARMS)
policy_w = torch.zeros(3, N_ARMS, requires_grad=True)
value_w = torch.zeros(3, 1, requires_grad=True)
optimizer = torch.optim.Adam([policy_w, value_w], lr=0.03)

for episode in range(500):
    context = torch.randint(0, 3, (64,))
    one = torch.eye(3)[context]
    dist = torch.distributions.Categorical(logits=one @ policy_w)
    arm = dist.sample()
    reward = quality[context, arm] + 0.3 * torch.randn(64)
    baseline = (one @ value_w)[:, 0]
    advantage = reward - baseline
    loss = -(dist.log_prob(arm) * advantage.detach()).mean() + advantage.square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if episode % 100 == 0:
        print(episode, "mean reward", reward.mean().item())
best = quality.max(1).values.mean()
with torch.no_grad():
    got = (torch.softmax(policy_w, 1) * quality).sum(1).mean()
print("share of the best reward", (got / best).item())
