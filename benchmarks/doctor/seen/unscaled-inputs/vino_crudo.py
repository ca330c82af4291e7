import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split

X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, stratify=y, random_state=3)
mu, sd = X_train.mean(0), X_train.std(0)
def to_tensor(a):
    return torch.tensor(a, dtype=torch.float32)
X_train, X_test = to_tensor(X_train), to_tensor(X_test)
y_train, y_test = torch.tensor(y_train), torch.tensor(y_test)

torch.manual_seed(12)
model = nn.Sequential(nn.Linear(13, 32), nn.ReLU(), nn.Linear(32, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
criterion = nn.CrossEntropyLoss()

for epoch in range(300):
    optimizer.zero_grad()
    out = model(X_train)
    loss = criterion(out, y_train)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 50 == 0:
        print(f'Epoch [{epoch+1}/300], Loss: {loss.item():.4f}')

with torch.no_grad():
    predicted = torch.max(model(X_test), 1)[1]
    print('Test accuracy:', (predicted == y_test).sum().item() / len(y_test))
