import torch
torch.manual_seed(47)
x = torch.randn(200)
y = 2 * x + 1 + 0.2 * torch.randn(200)
y[::20] += 8 * torch.randn(10)
a, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([a, b], lr=0.3)
for step in range(200):
    loss = torch.nn.functional.smooth_l1_loss(a * x + b, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(a.item(), b.item(), loss.item())
