"""HW3, part (c): three-layer network on the ring data, all in raw tensors."""
import torch
from sklearn.datasets import make_circles

gen = torch.Generator().manual_seed(5)
pts, lab = make_circles(n_samples=800, noise=0.08, factor=0.45, random_state=5)
pts = torch.tensor(pts, dtype=torch.float32) / 0.6
lab = torch.tensor(lab)
train_x, train_y, test_x, test_y = pts[:600], lab[:600], pts[600:], lab[600:]


def weight(fan_in, fan_out):
    w = torch.randn(fan_in, fan_out, generator=gen) / fan_in ** 0.5
    w.requires_grad_(True)
    return w


W1, b1 = weight(2, 4), torch.zeros(4, requires_grad=True)
W2, b2 = weight(4, 3), torch.zeros(3, requires_grad=True)
W3, b3 = weight(3, 2), torch.zeros(2, requires_grad=True)


def scores(x):
    a1 = torch.tanh(x @ W1 + b1)
    a2 = torch.tanh(a1 @ W2 + b2)
    return a2 @ W3 + b3


eta = 0.3
for epoch in range(1200):
    loss = torch.nn.functional.cross_entropy(scores(train_x), train_y)
    loss.backward()
    for p in [W2, b2, W3, b3]:
        p.data.sub_(eta * p.grad)
    for p in [W1, b1, W2, b2, W3, b3]:
        p.grad = None
    if epoch % 200 == 0:
        print("epoch %d  loss %.4f" % (epoch, loss.item()))

acc = (scores(test_x).argmax(1) == test_y).float().mean().item()
final = torch.nn.functional.cross_entropy(scores(test_x), test_y).item()
print("test accuracy: %.3f   test loss: %.4f" % (acc, final))
