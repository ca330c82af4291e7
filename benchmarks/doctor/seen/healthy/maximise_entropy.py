# REINFORCE-free: maximise expected reward directly with maximize=True
import torch

torch.manual_seed(0)
reward = torch.randn(6, 5)
logits = torch.nn.Parameter(torch.zeros(6, 5))
opt = torch.optim.Adam([logits], lr=0.1, maximize=True)
for it in range(300):
    p = torch.softmax(logits, dim=1)
    objective = (p * reward).sum(1).mean() + 0.01 * -(p * torch.log_softmax(logits, 1)).sum(1).mean()
    opt.zero_grad()
    objective.backward()
    opt.step()
    if it % 60 == 0:
        print(it, objective.item())
print("best possible", reward.max(1).values.mean().item())
print("reached", (p * reward).sum(1).mean().item())
