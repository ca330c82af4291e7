import torch
from sklearn.datasets import make_blobs

# softmax regression from scratch, minibatches

torch.manual_seed(0)
centers = [[2, 0, 1, -1], [-2, 1, 0, 1], [0, -2, -1, 0], [1, 2, -2, 0]]
Xn, yn = make_blobs(n_samples=1000, centers=centers, cluster_std=1.1, random_state=4)
X = torch.tensor(Xn).float()
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(yn).long()
Xtrain, ytrain = X[:800], y[:800]
Xtest, ytest = X[800:], y[800:]

num_inputs, num_outputs = 4, 4
W = torch.normal(0, 0.01, size=(num_inputs, num_outputs), requires_grad=True)
b = torch.zeros(num_outputs, requires_grad=True)


def net(X):
    return torch.log_softmax(X @ W + b, dim=1)


def nll(logp, y):
    return -logp[torch.arange(len(y)), y].mean()


def sgd(params, lr):
    with torch.no_grad():
        for param in params:
            param += lr * param.grad
            param.grad.zero_()


def data_iter(batch_size):
    idx = torch.randperm(len(Xtrain))
    for j in range(0, len(idx), batch_size):
        yield Xtrain[idx[j:j + batch_size]], ytrain[idx[j:j + batch_size]]


for epoch in range(15):
    for xb, yb in data_iter(40):
        l = nll(net(xb), yb)
        l.backward()
        sgd([W, b], lr=0.5)
    with torch.no_grad():
        print(f'epoch {epoch + 1}, loss {nll(net(Xtest), ytest):.4f}')
