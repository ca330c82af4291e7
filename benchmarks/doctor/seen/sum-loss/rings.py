import torch
import torch.nn as nn
from sklearn.datasets import make_gaussian_quantiles
from sklearn.model_selection import train_test_split

torch.manual_seed(19)
X, y = make_gaussian_quantiles(n_samples=2000, n_features=4, n_classes=3, random_state=19)
Xtr, Xte, ytr, yte = train_test_split(torch.tensor(X).float(), torch.tensor(y), test_size=0.2, random_state=19)

mlp = nn.Sequential(nn.Linear(4, 48), nn.Softplus(), nn.Linear(48, 3))
criterion = nn.CrossEntropyLoss(reduction='sum')
optimizer = torch.optim.SGD(mlp.parameters(), lr=0.1, momentum=0.9)
n_epochs, bs = 40, 100


def accuracy(x, t):
    with torch.no_grad():
        return (mlp(x).argmax(-1) == t).float().mean().item()


for epoch in range(1, n_epochs + 1):
    order = torch.randperm(len(Xtr))
    start = 0
    while start < len(order):
        sel = order[start:start + bs]
        optimizer.zero_grad()
        loss = criterion(mlp(Xtr[sel]), ytr[sel])
        loss.backward()
        optimizer.step()
        start += bs
    if epoch % 8 == 0:
        print('epoch', epoch, 'accuracy', accuracy(Xtr, ytr))
print('held-out accuracy', accuracy(Xte, yte))
