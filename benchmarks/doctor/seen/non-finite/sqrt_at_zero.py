import torch
torch.manual_seed(0)
x = torch.randn(120, 2)
x[0] = 0.0
target = x.norm(dim=1) * 2
a = torch.tensor([[1.0, 0.2], [0.1, 0.8]], requires_grad=True)
s = torch.tensor(1.0, requires_grad=True)
for step in range(300):
    z = x @ a
    length = torch.sqrt((z ** 2).sum(1))
    loss = ((s * length - target) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        a -= 0.05 * a.grad
        s -= 0.05 * s.grad
    a.grad = s.grad = None
print(loss.item())
