import torch
from sklearn.datasets import make_regression

torch.manual_seed(2)
X, y = make_regression(n_samples=400, n_features=5, n_informative=5, noise=0.0, random_state=2)
X = torch.from_numpy(X).float()
X = (X - X.mean(0)) / X.std(0)
y = torch.from_numpy(y).float()
y = torch.tanh((y - y.mean()) / y.std()) + 0.05 * torch.randn(400)

net = torch.nn.Sequential(torch.nn.Linear(5, 6), torch.nn.Tanh(), torch.nn.Linear(6, 1))
opt = torch.optim.LBFGS(net.parameters(), lr=1, max_iter=10, history_size=20, line_search_fn="strong_wolfe")
evals = 0


def closure():
    global evals
    evals += 1
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(net(X[:320]).squeeze(-1), y[:320])
    loss.backward()
    return loss


for outer in range(5):
    print(outer, opt.step(closure).item(), evals)
with torch.no_grad():
    print(torch.nn.functional.mse_loss(net(X[320:]).squeeze(-1), y[320:]).item())
