"""A tiny adversarial pair: one goes down, the other goes up, on purpose."""
import torch
from torch import nn
torch.manual_seed(54)
shift = torch.zeros(2, requires_grad=True)
critic = nn.Linear(2, 1)
opt_g = torch.optim.SGD([shift], lr=0.05)
opt_d = torch.optim.SGD(critic.parameters(), lr=0.2, weight_decay=0.1)
bce = nn.functional.binary_cross_entropy_with_logits
target = torch.tensor([1.0, -1.0])
for step in range(1500):
    real = 0.5 * torch.randn(64, 2) + target
    fake = 0.5 * torch.randn(64, 2) + shift
    d_loss = bce(critic(real), torch.ones(64, 1)) + bce(critic(fake.detach()), torch.zeros(64, 1))
    opt_d.zero_grad(); d_loss.backward(); opt_d.step()
    g_loss = bce(critic(0.5 * torch.randn(64, 2) + shift), torch.ones(64, 1))
    opt_g.zero_grad(); g_loss.backward(); opt_g.step()
print((shift - target).norm().item())
