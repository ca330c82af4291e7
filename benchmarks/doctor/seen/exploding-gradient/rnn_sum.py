# Vanilla RNN from scratch: read a noisy sequence, say the (squashed) mean of it.
import torch
torch.manual_seed(3)

T, B, H = 40, 64, 32
def make_batch(n):
    x = torch.randn(n, T, 1) + torch.randn(n, 1, 1)
    return x, x.mean(1)

Wxh = (torch.randn(1, H) * 0.3).requires_grad_()
Whh = (torch.randn(H, H) * 0.55).requires_grad_()
bh = torch.zeros(H, requires_grad=True)
Who = (torch.randn(H, 1) * 0.1).requires_grad_()
bo = torch.zeros(1, requires_grad=True)
params = [Wxh, Whh, bh, Who, bo]
lr = 0.02

def forward(x):
    h = torch.zeros(x.shape[0], H)
    for t in range(T):
        h = torch.tanh(x[:, t] @ Wxh + h @ Whh + bh)
    return h @ Who + bo

for step in range(401):
    x, y = make_batch(B)
    loss = ((forward(x) - y) ** 2).mean()
    grads = torch.autograd.grad(loss, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= lr * g
    if step % 80 == 0:
        print(f"step {step:4d}  loss {loss.item():.4f}")

with torch.no_grad():
    x, y = make_batch(500)
    print("test mse", ((forward(x) - y) ** 2).mean().item())
