import torch
p = torch.tensor([3.0, -2.0], requires_grad=True)
A = torch.tensor([[3.0, 0.5], [0.5, 1.0]])
for step in range(200):
    f = 0.5 * p @ A @ p
    f.backward()
    with torch.no_grad():
        p -= 0.3 * p.grad
        p.grad = None
print(f.item())
