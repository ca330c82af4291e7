import torch

t_c = torch.tensor([0.5, 14.0, 15.0, 28.0, 11.0, 8.0, 3.0, -4.0, 6.0, 13.0, 21.0])
t_u = torch.tensor([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4])
t_un = (t_u - t_u.mean()) / t_u.std()

w = torch.ones((), requires_grad=True)
b = torch.zeros((), requires_grad=True)


def model(t, w, b):
    return w * t + b


for epoch in range(1, 301):
    loss = ((model(t_un, w, b) - t_c) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w = w - 0.05 * w.grad
        b = b - 0.05 * b.grad
    if epoch % 100 == 0:
        print(epoch, float(loss))
print(float(loss))
