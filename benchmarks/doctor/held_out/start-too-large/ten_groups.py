# From a thread on weight matrices in raw PyTorch.
import torch
import torch.nn.functional as F
from sklearn.datasets import make_classification

torch.manual_seed(35)
feats, cls = make_classification(
    n_samples=1500, n_features=20, n_informative=20, n_redundant=0,
    n_classes=6, n_clusters_per_class=1, class_sep=1.8, random_state=35)
feats = (feats - feats.mean(0)) / feats.std(0)
X = torch.tensor(feats).float()
Y = torch.tensor(cls)
X_fit, Y_fit, X_hold, Y_hold = X[:1200], Y[:1200], X[1200:], Y[1200:]

sizes = [20, 48, 6]
params = []
for fan_in, fan_out in zip(sizes, sizes[1:]):
    W = (torch.randn(fan_in, fan_out) * 4.0).requires_grad_()
    b = torch.zeros(fan_out, requires_grad=True)
    params += [W, b]


def logits(x):
    W1, b1, W2, b2 = params
    return torch.relu(x @ W1 + b1) @ W2 + b2


lr = 0.1
for epoch in range(30):
    for rows in torch.randperm(1200).split(60):
        loss = F.cross_entropy(logits(X_fit[rows]), Y_fit[rows])
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p.sub_(lr * g)
    if epoch % 5 == 0:
        with torch.no_grad():
            print(epoch, F.cross_entropy(logits(X_fit), Y_fit).item())

with torch.no_grad():
    print("held-out loss", F.cross_entropy(logits(X_hold), Y_hold).item())
