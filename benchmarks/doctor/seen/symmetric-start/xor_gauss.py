# Four Gaussian clouds in an XOR layout; parameters kept in a plain dictionary.
import torch

torch.manual_seed(40)


def init_params(sizes):
    params = {}
    for l in range(1, len(sizes)):
        params[f"W{l}"] = torch.full((sizes[l - 1], sizes[l]), 0.1, requires_grad=True)
        params[f"b{l}"] = torch.zeros(sizes[l], requires_grad=True)
    return params


def forward(x, params, n_layers):
    for l in range(1, n_layers):
        x = torch.tanh(x @ params[f"W{l}"] + params[f"b{l}"])
    return x @ params[f"W{n_layers}"] + params[f"b{n_layers}"]


def clouds(n):
    corner = torch.randint(0, 4, (n,))
    centers = torch.tensor([[-1.3, -1.3], [1.3, 1.3], [-1.3, 1.3], [1.3, -1.3]])
    return centers[corner] + 0.45 * torch.randn(n, 2), (corner >= 2).long()


sizes = [2, 12, 2]
params = init_params(sizes)
x_train, y_train = clouds(800)
x_test, y_test = clouds(400)
learning_rate = 0.3

for step in range(600):
    batch = torch.randint(0, 800, (100,))
    scores = forward(x_train[batch], params, 2)
    loss = torch.nn.functional.cross_entropy(scores, y_train[batch])
    loss.backward()
    with torch.no_grad():
        for name in params:
            params[name].sub_(learning_rate * params[name].grad)
            params[name].grad.zero_()
    if step % 100 == 0:
        print(step, loss.item())

with torch.no_grad():
    acc = (forward(x_test, params, 2).argmax(1) == y_test).float().mean()
print("accuracy on new points", acc.item())
