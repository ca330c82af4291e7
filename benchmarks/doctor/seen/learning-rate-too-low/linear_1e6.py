import torch
torch.manual_seed(6)
area = torch.randn(120)
price = 3.0 * area + 10.0
m, n = torch.tensor(0.0, requires_grad=True), torch.tensor(0.0, requires_grad=True)
LEARNING_RATE = 1e-5
history = []
for step in range(300):
    loss = ((m * area + n - price) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        m -= LEARNING_RATE * m.grad
        n -= LEARNING_RATE * n.grad
        m.grad = None
        n.grad = None
    history.append(loss.item())
print(history[0], history[-1])
