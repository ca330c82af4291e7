import torch
import torch.nn.functional as F
torch.manual_seed(7)
n_many, n_few = 500, 25
x = torch.cat([torch.randn(n_many, 3), torch.randn(n_few, 3) + 1.8])
y = torch.cat([torch.zeros(n_many), torch.ones(n_few)])
w = torch.zeros(3, requires_grad=True); b = torch.zeros(1, requires_grad=True)
pos_weight = torch.tensor(n_many / n_few)
for epoch in range(30):
    for i in torch.randperm(len(x)).split(35):
        loss = F.binary_cross_entropy_with_logits(x[i] @ w + b, y[i], pos_weight=pos_weight)
        gw, gb = torch.autograd.grad(loss, [w, b])
        w.data.sub_(0.05 * gw); b.data.sub_(0.05 * gb)
print(((x[n_many:] @ w + b) > 0).float().mean().item())
