import torch
torch.manual_seed(3)
u = torch.nn.functional.normalize(torch.randn(100, 3), dim=1)
true_axis = torch.nn.functional.normalize(torch.tensor([1.0, 1.0, 0.5]), dim=0)
u[4] = true_axis
angle = torch.acos((u @ true_axis).clamp(-1, 1))
axis = true_axis + torch.tensor([0.0, 0.5, 0.2])
axis.requires_grad_()
opt = torch.optim.SGD([axis], lr=0.5)
for step in range(200):
    direction = axis / axis.norm()
    cos = u @ direction * 1.02
    loss = (torch.acos(cos) - angle).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
