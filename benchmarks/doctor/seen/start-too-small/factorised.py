"""Low-rank matrix factorisation of a rating table."""
import torch
torch.manual_seed(4)
ratings = torch.randn(30, 3) @ torch.randn(3, 20)
users = (1e-6 * torch.randn(30, 3)).requires_grad_()
items = (1e-6 * torch.randn(3, 20)).requires_grad_()
for sweep in range(70):
    err = (users @ items - ratings).pow(2).mean()
    err.backward()
    with torch.no_grad():
        for f in (users, items):
            f -= 2.0 * f.grad
            f.grad = None
print(err.item())
