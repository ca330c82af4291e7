import torch

torch.manual_seed(12)


def blobs(n):
    t = torch.randint(4, (n,))
    mu = torch.tensor([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]) * 1.4
    return mu[t] + 0.75 * torch.randn(n, 2), t


def make_net(hidden):
    shapes = [(2, hidden), (hidden,), (hidden, 4), (4,)]
    params = [torch.randn(s) * s[0] ** -0.5 if len(s) == 2 else torch.zeros(s) for s in shapes]
    for p in params:
        p.requires_grad_(True)

    def net(x):
        W1, b1, W2, b2 = params
        return torch.tanh(x @ W1 + b1) @ W2 + b2

    return net, params


def cross_entropy(logits, t):
    logp = logits - logits.logsumexp(dim=1, keepdim=True)
    return -logp.gather(1, t[:, None]).sum()


x, t = blobs(960)
xv, tv = blobs(400)
net, params = make_net(20)
lr = 0.2
for epoch in range(25):
    for idx in torch.randperm(960).split(32):
        loss = cross_entropy(net(x[idx]), t[idx])
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p -= lr * g
    if epoch % 5 == 0:
        print("epoch", epoch, "last batch", loss.item())
with torch.no_grad():
    print("held out, per row", torch.nn.functional.cross_entropy(net(xv), tv).item())
