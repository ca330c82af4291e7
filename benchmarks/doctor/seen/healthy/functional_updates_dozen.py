# Twelve measurements of a spring, straight line, parameters replaced by new tensors in each step
import torch

length = torch.tensor([10.1, 11.0, 11.8, 13.1, 13.9, 15.2, 15.9, 17.1, 18.0, 18.8, 20.1, 21.0])
force = torch.tensor([0.52, 0.97, 1.46, 2.04, 2.47, 3.05, 3.44, 4.03, 4.49, 4.95, 5.53, 6.01])
u = (length - length.mean()) / length.std()
v = (force - force.mean()) / force.std()


def loss_of(p):
    return ((p[0] * u + p[1] - v) ** 2).mean()


params = [torch.zeros((), requires_grad=True), torch.zeros((), requires_grad=True)]
for i in range(60):
    loss = loss_of(params)
    grads = torch.autograd.grad(loss, params)
    params = [(p - 0.3 * g).detach().requires_grad_(True) for p, g in zip(params, grads)]
    if i % 10 == 0:
        print(i, loss.item())
slope = params[0].item() * (force.std() / length.std()).item()
print("stiffness", slope)
print("residual", loss_of(params).item())
