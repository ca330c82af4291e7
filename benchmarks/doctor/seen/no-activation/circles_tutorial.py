import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_circles

# 1. data
X, y = make_circles(1000, noise=0.08, factor=0.5, random_state=42)
X = torch.from_numpy(X).type(torch.float) * 1.8
y = torch.from_numpy(y).type(torch.float)
X_train, y_train, X_test, y_test = X[:800], y[:800], X[800:], y[800:]


# 2. model
class CircleModelV1(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(in_features=2, out_features=16)
        self.layer_2 = nn.Linear(in_features=16, out_features=16)
        self.layer_3 = nn.Linear(in_features=16, out_features=1)

    def forward(self, x):
        return self.layer_3(self.layer_2(self.layer_1(x)))


torch.manual_seed(42)
model_1 = CircleModelV1()

# 3. train
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model_1.parameters(), lr=0.3, momentum=0.9)


def accuracy_fn(y_true, y_pred):
    return torch.eq(y_true, y_pred).sum().item() / len(y_pred)


for epoch in range(300):
    model_1.train()
    y_logits = model_1(X_train).squeeze()
    loss = loss_fn(y_logits, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.5f}")

model_1.eval()
with torch.inference_mode():
    test_pred = torch.round(torch.sigmoid(model_1(X_test).squeeze()))
print("Test accuracy:", accuracy_fn(y_test, test_pred))
