# Iris with PyTorch -- following a blog post
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(0)

iris = load_iris()
data, keep = np.unique(iris.data, axis=0, return_index=True)
target = iris.target[keep]
X_train, X_test, y_train, y_test = train_test_split(data, target, test_size=0.3, stratify=target, random_state=1)
sc = StandardScaler()
X_train = torch.FloatTensor(sc.fit_transform(X_train))
X_test = torch.FloatTensor(sc.transform(X_test))
y_train = torch.LongTensor(y_train)
y_test = torch.LongTensor(y_test)


class Model(nn.Module):
    def __init__(self, in_features=4, h1=12, h2=10, out_features=3):
        super().__init__()
        self.fc1 = nn.Linear(in_features, h1)
        self.fc2 = nn.Linear(h1, h2)
        self.out = nn.Linear(h2, out_features)

    def forward(self, x):
        x = torch.nn.functional.softplus(self.fc1(x))
        x = torch.nn.functional.softplus(self.fc2(x))
        x = torch.sigmoid(self.out(x))
        return x


model = Model()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=1e-3)
losses = []
for i in range(200):
    y_pred = model(X_train)
    loss = criterion(y_pred, y_train)
    losses.append(loss.item())
    if i % 40 == 0:
        print(f"Epoch {i} loss: {loss.item():.4f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

with torch.no_grad():
    y_eval = model(X_test)
    print("correct:", (y_eval.argmax(1) == y_test).sum().item(), "of", len(y_test))
    print("test loss", criterion(y_eval, y_test).item())
