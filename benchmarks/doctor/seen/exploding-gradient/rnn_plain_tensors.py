# Vanilla RNN with plain tensors: average of a noisy sensor over the window
import torch

torch.manual_seed(19)
T, HID = 40, 48


def batch(n):
    level = torch.randn(n, 1)
    seq = level + 0.5 * torch.randn(n, T)
    return seq.unsqueeze(2), level


Wx = (torch.randn(1, HID) * 0.3).requires_grad_()
Wh = (3.0 * torch.randn(HID, HID) / HID ** 0.5).requires_grad_()
bh = torch.zeros(HID, requires_grad=True)
Wy = (torch.randn(HID, 1) / HID ** 0.5 * 0.3).requires_grad_()
by = torch.zeros(1, requires_grad=True)
weights = [Wx, Wh, bh, Wy, by]


def run(seq):
    h = torch.zeros(seq.shape[0], HID)
    for t in range(T):
        h = torch.tanh(seq[:, t] @ Wx + h @ Wh + bh)
    return h @ Wy + by


for step in range(400):
    seq, target = batch(64)
    loss = ((run(seq) - target) ** 2).mean()
    for w in weights:
        w.grad = None
    loss.backward()
    with torch.no_grad():
        for w in weights:
            w -= 0.05 * w.grad
    if step % 50 == 0:
        print(step, loss.item())

with torch.no_grad():
    seq, target = batch(500)
    print("held-out mse", ((run(seq) - target) ** 2).mean().item())
