import torch
torch.manual_seed(0)
X = torch.cat([torch.randn(100, 2) + 4, torch.randn(100, 2) - 4])
y = torch.cat([torch.zeros(100), torch.ones(100)])
W = torch.zeros(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoch in range(300):
    for i in torch.randperm(200).split(20):
        p = torch.sigmoid(X[i] @ W + b)
        loss = -(y[i] * torch.log(p) + (1 - y[i]) * torch.log(1 - p)).mean()
        loss.backward()
        with torch.no_grad():
            W -= 0.5 * W.grad
            b -= 0.5 * b.grad
        W.grad = b.grad = None
print(loss.item())
