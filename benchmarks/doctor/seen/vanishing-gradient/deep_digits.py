import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split

torch.manual_seed(1)
X, y = load_digits(return_X_y=True)
X = X[:, X.std(axis=0) > 0.5]
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, stratify=y, random_state=1)
scaler = StandardScaler().fit(X_tr)
X_tr, X_te = [torch.tensor(scaler.transform(a), dtype=torch.float32) for a in (X_tr, X_te)]
y_tr, y_te = torch.tensor(y_tr), torch.tensor(y_te)


class DeepNet(nn.Module):
    def __init__(self, n_in, width=32, depth=7, n_out=10, act=nn.Sigmoid):
        super().__init__()
        layers = [nn.Linear(n_in, width), act()]
        for _ in range(depth - 1):
            layers += [nn.Linear(width, width), act()]
        layers.append(nn.Linear(width, n_out))
        self.stack = nn.Sequential(*layers)
        for m in self.stack:
            if isinstance(m, nn.Linear):
                nn.init.kaiming_normal_(m.weight, nonlinearity='relu')
                nn.init.zeros_(m.bias)

    def forward(self, x):
        return self.stack(x)


net = DeepNet(X_tr.shape[1])
opt = torch.optim.SGD(net.parameters(), lr=0.05)
lossf = nn.CrossEntropyLoss()
n = len(X_tr)
for epoch in range(30):
    p = np.random.RandomState(epoch).permutation(n)
    for s in range(0, n, 32):
        b = p[s:s + 32]
        opt.zero_grad()
        loss = lossf(net(X_tr[b]), y_tr[b])
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print("epoch %d loss %.4f" % (epoch, loss.item()))
print("accuracy", (net(X_te).argmax(1) == y_te).float().mean().item())
