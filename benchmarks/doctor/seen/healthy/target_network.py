"""Bootstrapped values on a chain of states: the target is detached on purpose."""
import torch
torch.manual_seed(24)
n, gamma = 6, 0.8
value = torch.nn.Embedding(n, 1)
opt = torch.optim.SGD(value.parameters(), lr=0.3)
reward = torch.zeros(n); reward[n - 1] = 1.0
truth = gamma ** torch.arange(n - 1, -1, -1).float()
for step in range(800):
    s = torch.randint(0, n, (16,))
    nxt = (s + 1).clamp(max=n - 1)
    with torch.no_grad():
        bootstrap = gamma * value(nxt)[:, 0] * (s < n - 1)
    target = reward[s] + bootstrap
    loss = (value(s)[:, 0] - target).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print((value.weight[:, 0] - truth).abs().max().item())
