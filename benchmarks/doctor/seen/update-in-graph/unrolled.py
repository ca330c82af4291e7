# grad() + create_graph: the update itself lands in the graph and every step gets slower
import torch

torch.manual_seed(1)
x = torch.randn(64, 3)
y = torch.tanh(x @ torch.tensor([1.0, -1.0, 0.5])).unsqueeze(1)
w1 = torch.randn(3, 8, requires_grad=True)
w2 = torch.randn(8, 1, requires_grad=True)
weights = [w1, w2]
for it in range(150):
    out = torch.tanh(x @ weights[0]) @ weights[1]
    loss = ((out - y) ** 2).mean()
    grads = torch.autograd.grad(loss, weights)
    weights = [w - 0.1 * g for w, g in zip(weights, grads)]
    if it % 30 == 0:
        print(it, loss.item())
print(loss.item())
