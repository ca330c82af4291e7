# la segunda capa nace muerta
import torch
torch.manual_seed(2)
x = torch.linspace(-3, 3, 150)[:, None]
y = torch.sin(x) + 0.3 * x

class Capa:
    def __init__(self, n, m, sesgo=0.0):
        self.W = (torch.randn(n, m) * (2 / n) ** 0.5).requires_grad_()
        self.b = torch.full((m,), sesgo, requires_grad=True)
    def __call__(self, v):
        return torch.relu(v @ self.W + self.b)

c1 = Capa(1, 16)
c2 = Capa(16, 16, sesgo=-20.0)
V = (torch.randn(16, 1) * 0.2).requires_grad_()
v0 = torch.zeros(1, requires_grad=True)
todos = [c1.W, c1.b, c2.W, c2.b, V, v0]
opt = torch.optim.Adam(todos, lr=0.01)
for k in range(500):
    error = ((c2(c1(x)) @ V + v0 - y) ** 2).mean()
    opt.zero_grad(); error.backward(); opt.step()
print(error.item())
