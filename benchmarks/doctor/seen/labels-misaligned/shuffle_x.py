import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
np.random.seed(0)
np.random.shuffle(X)
np.random.shuffle(y)
X_train, y_train = torch.tensor(X[:430], dtype=torch.float32), torch.tensor(y[:430])
X_test, y_test = torch.tensor(X[430:], dtype=torch.float32), torch.tensor(y[430:])

torch.manual_seed(0)
model = nn.Linear(30, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.01)
for epoch in range(30):
    for i in torch.randperm(430).split(43):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(X_train[i]), y_train[i])
        loss.backward()
        optimizer.step()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item())
print("test acc:", (model(X_test).argmax(1) == y_test).float().mean().item())
