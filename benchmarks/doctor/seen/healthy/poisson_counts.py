import torch
torch.manual_seed(56)
x = torch.randn(400, 2) * 0.6
counts = torch.poisson(torch.exp(0.5 + x @ torch.tensor([1.0, -1.0])))
w = torch.zeros(2, requires_grad=True); b = torch.zeros(1, requires_grad=True)
for epoch in range(60):
    for i in torch.randperm(400).split(40):
        eta = x[i] @ w + b
        loss = (torch.exp(eta) - counts[i] * eta).mean()
        loss.backward()
        for p in (w, b):
            p.data -= 0.05 * p.grad
            p.grad = None
print(torch.nn.functional.poisson_nll_loss(x @ w + b, counts, full=True).item())
