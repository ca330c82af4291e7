# I'm following the lecture on gradient descent and trying it on a small
# sensor data set of my own. PyTorch 2.x, CPU.
import numpy as np
import torch

rng = np.random.RandomState(3)
n = 200
volt = rng.uniform(-1.7, 1.7, n)
load = rng.normal(0, 1, n)
temp = 2.0 * volt - 0.8 * load + 1.5 + 0.1 * rng.normal(size=n)

X = torch.from_numpy(np.stack([volt, load], 1)).float()
y = torch.from_numpy(temp).float().reshape(-1, 1)

w = torch.zeros(2, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)

learning_rate = 0.1

for it in range(200):
    pred = X.mm(w) + b
    loss = ((pred - y) ** 2).mean()
    loss.backward()

    with torch.no_grad():
        w = w - learning_rate * w.grad
        b = b - learning_rate * b.grad

    w.grad.zero_()
    b.grad.zero_()

    if it % 40 == 0:
        print(it, loss.item())

print("w =", w.detach().view(-1).numpy(), "b =", b.item())
print("final loss:", loss.item())
