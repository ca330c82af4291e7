import torch

torch.manual_seed(202)
X = torch.randn(800, 3)
y = torch.sin(X[:, :1]) + 0.5 * X[:, 1:2] * X[:, 2:] + 0.1 * torch.randn(800, 1)
A = (torch.randn(3, 48) / 3 ** 0.5).requires_grad_()
a = torch.zeros(48, requires_grad=True)
B = (torch.randn(48, 1) / 48 ** 0.5).requires_grad_()
c = torch.zeros(1, requires_grad=True)
params = [A, a, B, c]
opt = torch.optim.Adam(params, lr=0.02)
TROZOS = 4

for epoca in range(60):
    orden = torch.randperm(640).split(20)
    opt.zero_grad()
    for j, filas in enumerate(orden, start=1):
        pred = torch.tanh(X[filas] @ A + a) @ B + c
        perdida = (pred - y[filas]).pow(2).mean() / TROZOS
        perdida.backward()
        if j % TROZOS == 0:
            opt.step()
            opt.zero_grad()
    if epoca % 10 == 0:
        print("epoca", epoca, TROZOS * perdida.item())
with torch.no_grad():
    val = (torch.tanh(X[640:] @ A + a) @ B + c - y[640:]).pow(2).mean()
print("validacion", val.item())
