"""Bag of words: nine hundred honest mails, twenty odd ones."""
import torch
torch.manual_seed(4)
ham = torch.poisson(torch.tensor([1.0, 1.0, 0.4]).repeat(900, 1))
spam = torch.poisson(torch.tensor([1.0, 0.6, 1.2]).repeat(20, 1))
x = torch.cat([ham, spam])
t = torch.cat([torch.zeros(900), torch.ones(20)])
w, b = torch.zeros(3, requires_grad=True), torch.zeros(1, requires_grad=True)
for it in range(600):
    i = torch.randint(0, 920, (64,))
    z = x[i] @ w + b
    loss = (torch.nn.functional.softplus(z) - t[i] * z).mean()
    gw, gb = torch.autograd.grad(loss, (w, b))
    with torch.no_grad():
        w -= 0.1 * gw
        b -= 0.1 * gb
hits = (x[900:] @ w + b > 0).float().mean()
print("spam caught:", hits.item())
