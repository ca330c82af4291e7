import torch


class Softsquare(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0) ** 2 / (1 + x.clamp(min=0))

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        p = x.clamp(min=0)
        return g * (p * p + 2 * p) / (1 + p) ** 2


torch.manual_seed(10)
x = torch.rand(300, 1) * 4 - 2
y = torch.cos(2 * x)
lin1, lin2 = torch.nn.Linear(1, 40), torch.nn.Linear(40, 1)
opt = torch.optim.Adam([*lin1.parameters(), *lin2.parameters()], lr=0.02)
for it in range(700):
    loss = ((lin2(Softsquare.apply(lin1(x))) - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 200 == 0:
        print(it, loss.item())
print(loss.item())
