"""The answer is only probable: the loss cannot go to zero."""
import torch

torch.manual_seed(8)
X = torch.randn(1500, 3)
p = torch.sigmoid(1.5 * X[:, 0] - X[:, 1])
y = torch.bernoulli(p)
w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([w, b], lr=0.5)
for epoch in range(15):
    for i in torch.randperm(1200).split(100):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X[i] @ w + b, y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 3 == 2:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("val", torch.nn.functional.binary_cross_entropy_with_logits(X[1200:] @ w + b, y[1200:]).item())
