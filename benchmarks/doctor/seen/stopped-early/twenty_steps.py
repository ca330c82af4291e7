import torch
import torch.nn.functional as F
torch.manual_seed(1)
X = torch.rand(300, 2) * 2 - 1
y = (X.norm(dim=1) > 0.8).long()
W1 = (2 * torch.randn(2, 20)).requires_grad_(); b1 = torch.randn(20, requires_grad=True)
W2 = (0.3 * torch.randn(20, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
params = [W1, b1, W2, b2]
for step in range(25):
    loss = F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, y)
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= 0.8 * g
print("loss", loss.item())
