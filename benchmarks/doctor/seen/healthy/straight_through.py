"""Binary weights with a straight-through estimator: the 'wrong' derivative is the method."""
import torch
torch.manual_seed(45)
x = torch.randn(300, 8)
true = torch.tensor([1.0, -1, 1, 1, -1, -1, 1, -1])
y = (x @ true > 0).float()
w = (0.1 * torch.randn(8)).requires_grad_()
scale = torch.ones(1, requires_grad=True)
opt = torch.optim.Adam([w, scale], lr=0.02)
for step in range(400):
    i = torch.randint(0, 300, (50,))
    binary = w + (torch.sign(w) - w).detach()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scale * (x[i] @ binary), y[i])
    opt.zero_grad(); loss.backward(); opt.step()
print(((x @ torch.sign(w) > 0).float() == y).float().mean().item())
