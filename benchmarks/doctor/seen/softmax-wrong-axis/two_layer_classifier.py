# Two-layer classifier without nn, exercise from the tensor chapter.
import torch
from sklearn.datasets import load_wine

torch.manual_seed(14)
bunch = load_wine()
x = torch.tensor(bunch.data, dtype=torch.float)
x = (x - x.mean(0)) / x.std(0)
t = torch.tensor(bunch.target)
shuffle = torch.randperm(len(x))
x, t = x[shuffle], t[shuffle]
x_train, t_train, x_test, t_test = x[:130], t[:130], x[130:], t[130:]


def softmax(z):
    e = torch.exp(z - z.max())
    return e / e.sum(0)


w1 = torch.nn.Parameter(torch.randn(13, 10) / 13 ** 0.5)
c1 = torch.nn.Parameter(torch.zeros(10))
w2 = torch.nn.Parameter(torch.randn(10, 3) / 10 ** 0.5)
c2 = torch.nn.Parameter(torch.zeros(3))
weights = [w1, c1, w2, c2]
lr = 0.3


def forward(inp):
    return softmax(torch.tanh(inp @ w1 + c1) @ w2 + c2)


for it in range(600):
    p = forward(x_train)
    picked = p.gather(1, t_train[:, None]).squeeze(1)
    loss = -torch.log(picked + 1e-9).mean() + 0.01 * (w1.pow(2).sum() + w2.pow(2).sum())
    for w in weights:
        w.grad = None
    loss.backward()
    with torch.no_grad():
        for w in weights:
            w -= lr * w.grad
    if it % 100 == 0:
        print(it, loss.item())

with torch.no_grad():
    p = forward(x_test)
    print("test accuracy", (p.argmax(1) == t_test).float().mean().item())
    print("test loss", -torch.log(p[torch.arange(len(p)), t_test] + 1e-9).mean().item())
