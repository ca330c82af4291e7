# Wine cultivars with a small network (question: "why is my accuracy only 40 %?")
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

np.random.seed(1)
torch.manual_seed(1)
X, y = load_wine(return_X_y=True)
X = StandardScaler().fit_transform(X)

p = np.random.permutation(len(X))
X = X[p]
q = np.random.permutation(len(y))
y = y[q]

X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y)
model = nn.Linear(13, 3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=1e-2)
loss_fn = nn.CrossEntropyLoss()

for epoch in range(60):
    for i in torch.randperm(130).split(26):
        loss = loss_fn(model(X[i]), y[i])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 12 == 0:
        print(f"{epoch}: {loss_fn(model(X[:130]), y[:130]).item():.4f}")

print("accuracy:", (model(X[130:]).argmax(1) == y[130:]).float().mean().item())
