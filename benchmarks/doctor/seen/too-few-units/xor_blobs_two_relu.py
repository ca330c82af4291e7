import torch
torch.manual_seed(3)
HIDDEN = 2
cell = torch.randint(0, 3, (400, 2))
pts = (cell - 1) * 1.5 + 0.25 * torch.randn(400, 2)
cls = cell.sum(1) % 2

def init(n, m):
    return torch.nn.Parameter(torch.randn(n, m) / n ** 0.5), torch.nn.Parameter(0.1 * torch.randn(m))

(A, a), (B, b) = init(2, HIDDEN), init(HIDDEN, 2)
opt = torch.optim.Adam([A, a, B, b], lr=0.02)
for epoch in range(100):
    for i in torch.randperm(400).chunk(10):
        loss = torch.nn.functional.cross_entropy(torch.relu(pts[i] @ A + a) @ B + b, cls[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(((torch.relu(pts @ A + a) @ B + b).argmax(1) == cls).float().mean().item())
