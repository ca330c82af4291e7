import torch
torch.manual_seed(29)
x = torch.rand(200, 2) * 2 - 1
a, b = x.prod(1, keepdim=True), x.sum(1, keepdim=True)
trunk = torch.nn.Sequential(torch.nn.Linear(2, 32), torch.nn.Tanh())
left, right = torch.nn.Linear(32, 1), torch.nn.Linear(32, 1)
opt = torch.optim.Adam([*trunk.parameters(), *left.parameters(), *right.parameters()], lr=0.01)
for step in range(700):
    h = trunk(x)
    loss_a = (left(h) - a).pow(2).mean()
    loss_b = (right(h) - b).pow(2).mean()
    opt.zero_grad()
    loss_a.backward(retain_graph=True)  # the trunk is needed once more
    loss_b.backward()
    opt.step()
print(loss_a.item() + loss_b.item())
