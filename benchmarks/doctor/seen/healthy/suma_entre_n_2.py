import torch
torch.manual_seed(13)
x = torch.randn(400, 3)
y = (x[:, 0:1] ** 2 - x[:, 1:2] + 0.5 * x[:, 2:3])
y = y - y.mean()
W1 = torch.nn.Parameter(torch.randn(3, 30) * 0.6); b1 = torch.nn.Parameter(torch.zeros(30))
W2 = torch.nn.Parameter(torch.randn(30, 1) * 0.2); b2 = torch.nn.Parameter(torch.zeros(1))
P = [W1, b1, W2, b2]
lr = 0.1
for i in range(1200):
    idx = torch.randint(0, 400, (50,))
    pred = torch.relu(x[idx] @ W1 + b1) @ W2 + b2
    loss = ((pred - y[idx]) ** 2).sum() / len(idx)
    for p in P: p.grad = None
    loss.backward()
    paso = lr * (1 - i / 1200)
    with torch.no_grad():
        for p in P: p.add_(p.grad, alpha=-paso)
    if i % 200 == 0: print(i, loss.item())
with torch.no_grad():
    print('mse', torch.nn.functional.mse_loss(torch.relu(x @ W1 + b1) @ W2 + b2, y).item())
