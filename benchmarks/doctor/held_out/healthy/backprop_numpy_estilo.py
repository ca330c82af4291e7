# Deber: retropropagacion completa a mano con momento de Nesterov (sin autograd)
import torch

torch.set_grad_enabled(False)
g = torch.Generator().manual_seed(8)
X = torch.randn(700, 3, generator=g)
y = (torch.sin(1.2 * X[:, 0]) - 0.4 * X[:, 1] * X[:, 2]).view(-1, 1) + 0.05 * torch.randn(700, 1, generator=g)
theta = {
    'W1': torch.randn(3, 24, generator=g) / 3 ** 0.5, 'b1': torch.zeros(24),
    'W2': torch.randn(24, 1, generator=g) / 24 ** 0.5, 'b2': torch.zeros(1),
}
vel = {k: torch.zeros_like(v) for k, v in theta.items()}


def perdida_y_grad(th, X, y):
    a = torch.tanh(X @ th['W1'] + th['b1'])
    e = a @ th['W2'] + th['b2'] - y
    de = 2 * e / len(y)
    da = de @ th['W2'].T * (1 - a * a)
    return (e * e).mean().item(), {'W2': a.T @ de, 'b2': de.sum(0), 'W1': X.T @ da, 'b1': da.sum(0)}


for it in range(1200):
    adelantado = {k: theta[k] + 0.9 * vel[k] for k in theta}
    J, grad = perdida_y_grad(adelantado, X[:500], y[:500])
    for k in theta:
        vel[k] = 0.9 * vel[k] - 0.05 * grad[k]
        theta[k] = theta[k] + vel[k]
    if it % 240 == 0:
        print('it', it, 'J', J)
print('J de prueba', perdida_y_grad(theta, X[500:], y[500:])[0])
