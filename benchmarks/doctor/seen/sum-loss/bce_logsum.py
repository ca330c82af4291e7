import torch
torch.manual_seed(7)
n = 300
x = torch.randn(n, 4)
t = ((x ** 2).sum(1) > 3.4).float()

class Net:
    def __init__(s, sizes):
        s.ws = [(torch.randn(i, o) * (2 / i) ** .5).requires_grad_() for i, o in zip(sizes, sizes[1:])]
        s.bs = [torch.zeros(o, requires_grad=True) for o in sizes[1:]]
    def __call__(s, h):
        for k, (w, b) in enumerate(zip(s.ws, s.bs)):
            h = h @ w + b
            if k + 1 < len(s.ws):
                h = torch.relu(h)
        return h.squeeze(1)
    def sgd(s, lr):
        with torch.no_grad():
            for p in s.ws + s.bs:
                p -= lr * p.grad
                p.grad = None

net = Net([4, 30, 1])
for it in range(400):
    i = torch.randint(0, n, (150,))
    z = net(x[i])
    loss = torch.sum(torch.nn.functional.softplus(z) - t[i] * z)
    loss.backward()
    net.sgd(0.3)
z = net(x)
print(torch.mean(torch.nn.functional.softplus(z) - t * z).item())
