# Two layer network, backprop by hand (course assignment)
import torch

torch.manual_seed(0)
N, D, H, C = 300, 2, 40, 3
X = torch.zeros(N, D)
y = torch.zeros(N, dtype=torch.long)
for c in range(C):
    r = torch.linspace(0.05, 1, 100)
    t = torch.linspace(c * 4, (c + 1) * 4, 100) + torch.randn(100) * 0.15
    X[c * 100:(c + 1) * 100] = torch.stack([r * t.sin(), r * t.cos()], 1)
    y[c * 100:(c + 1) * 100] = c
X = (X - X.mean(0)) / X.std(0)

W = torch.randn(D, H) * 0.5
b = torch.zeros(1, H)
W2 = torch.randn(H, C) * 0.2
b2 = torch.zeros(1, C)
step_size = 0.5
for i in range(1500):
    pre = X @ W + b
    hidden = pre.clamp(min=0)
    scores = hidden @ W2 + b2
    ex = (scores - scores.max(1, keepdim=True).values).exp()
    probs = ex / ex.sum(1, keepdim=True)
    loss = -probs[torch.arange(N), y].log().mean()
    if i % 250 == 0:
        print("iteration %d: loss %f" % (i, loss))
    dscores = probs.clone()
    dscores[torch.arange(N), y] -= 1
    dscores /= N
    dW2 = hidden.t() @ dscores
    db2 = dscores.sum(0, keepdim=True)
    dhidden = dscores @ W2.t()
    dhidden[scores.max(1).values <= 0] = 0
    dW = X.t() @ dhidden
    db = dhidden.sum(0, keepdim=True)
    W -= step_size * dW
    b -= step_size * db
    W2 -= step_size * dW2
    b2 -= step_size * db2
print("loss", loss.item())
