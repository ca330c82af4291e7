"""Poisson regression written out, loss as a sum divided by the batch."""
import torch

torch.manual_seed(63)
X = torch.randn(600, 3)
true = torch.tensor([0.5, -0.4, 0.3])
counts = torch.poisson(torch.exp(X @ true + 0.8))
w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([{"params": [w]}, {"params": [b], "lr": 0.1}], lr=0.1)
for epoch in range(30):
    for i in torch.randperm(600).split(60):
        log_rate = X[i] @ w + b
        loss = (torch.exp(log_rate) - counts[i] * log_rate).sum() / len(i)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
print("error of the coefficients", (w.detach() - true).abs().mean().item())
