import torch
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(150, 2)
y = (x[:, 0] - x[:, 1] > 0).long()
w1 = (torch.randn(2, 8) * 0.5).requires_grad_()
w2 = (torch.randn(8, 2) * 0.5).requires_grad_()
lr = 0.05
for it in range(100):
    loss = F.cross_entropy(torch.tanh(x @ w1) @ w2, y)
    w1.grad = w2.grad = None
    loss.backward()
    with torch.no_grad():
        w1 += lr * w1.grad
        w2 += lr * w2.grad
print(loss.item())
