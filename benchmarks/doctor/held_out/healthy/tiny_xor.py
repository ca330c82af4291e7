# The XOR of every first lecture: four corners, 40 jittered copies of each
import torch

torch.manual_seed(2)
corners = torch.tensor([[-1., -1.], [-1., 1.], [1., -1.], [1., 1.]])
target = torch.tensor([0., 1., 1., 0.])
pts = corners.repeat(60, 1) + 0.2 * torch.randn(240, 2)
lab = target.repeat(60)
mix = torch.randperm(240)
pts, lab = pts[mix], lab[mix]
w1 = torch.randn(2, 6, requires_grad=True)
b1 = torch.zeros(6, requires_grad=True)
w2 = torch.randn(6, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)


def net(x):
    return torch.tanh(x @ w1 + b1) @ w2 + b2


for i in range(500):
    loss = torch.nn.functional.soft_margin_loss(net(pts[:160]), lab[:160] * 2 - 1)
    loss.backward()
    for p in (w1, b1, w2, b2):
        p.data -= 1.0 * p.grad
        p.grad.zero_()
    if i % 100 == 0:
        print(i, loss.item())
print("loss on the other corners", torch.nn.functional.soft_margin_loss(net(pts[160:]), lab[160:] * 2 - 1).item())
