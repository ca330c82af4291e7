"""The outcome is a coin whose bias depends on two covariates; the Bayes error is large."""
import torch

gen = torch.Generator().manual_seed(81)
n = 6000
x = torch.randn(n, 2, generator=gen)
prob = torch.sigmoid(1.1 * x[:, 0] - 0.8 * x[:, 1] + 0.2)
y = torch.bernoulli(prob, generator=gen)
best = torch.nn.functional.binary_cross_entropy(prob[4000:], y[4000:])

beta = torch.zeros(3, requires_grad=True)
design = lambda v: v @ beta[:2] + beta[2]
for k in range(120):
    loss = torch.nn.functional.binary_cross_entropy_with_logits(design(x[:4000]), y[:4000])
    (grad,) = torch.autograd.grad(loss, beta)
    with torch.no_grad():
        beta -= 1.5 * grad
    if k % 20 == 0:
        print(k, loss.item())
print("coefficients", beta.tolist())
print("best possible", best.item())
with torch.no_grad():
    print("held-out loss", torch.nn.functional.binary_cross_entropy_with_logits(design(x[4000:]), y[4000:]).item())
