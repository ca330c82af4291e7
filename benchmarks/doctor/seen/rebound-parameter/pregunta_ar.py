# Hola, estoy aprendiendo y quiero predecir el valor siguiente de una serie
# con los tres anteriores, sin usar nn.Module ni optim. Dejo el codigo completo.
import torch

torch.manual_seed(11)
n = 400
serie = [0.3, -0.1, 0.2]
for t in range(n):
    serie.append(0.6 * serie[-1] - 0.5 * serie[-2] + 0.2 * serie[-3] + 0.4 + 0.5 * torch.randn(1).item())
serie = torch.tensor(serie)
serie = (serie - serie.mean()) / serie.std()

X = torch.stack([serie[2:-1], serie[1:-2], serie[0:-3]], dim=1)
y = 1.5 * X[:, 0] - 0.8 * X[:, 1] + 0.3 * X[:, 2] + 0.7 + 0.1 * torch.randn(len(X))

w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
lr = 0.1

for epoca in range(200):
    pred = X @ w + b
    error = ((pred - y) ** 2).mean()
    error.backward()
    with torch.no_grad():
        w = w - lr * w.grad
        b = b - lr * b.grad
        w.grad.zero_()
        b.grad.zero_()
    if epoca % 40 == 0:
        print(epoca, error.item())

print("pesos", w.tolist())
print("error final", error.item())
