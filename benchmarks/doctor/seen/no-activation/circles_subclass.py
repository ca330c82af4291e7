import torch
from torch import nn, optim
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split

X, y = make_circles(n_samples=1000, noise=0.05, factor=0.5, random_state=42)
X = torch.from_numpy(X).float()
y = torch.from_numpy(y).float()
X_train, X_test, y_train, y_test = train_test_split(X * 1.5, y, test_size=0.2, random_state=42)

torch.manual_seed(42)


class CircleModelV1(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(in_features=2, out_features=16)
        self.layer_2 = nn.Linear(in_features=16, out_features=16)
        self.layer_3 = nn.Linear(in_features=16, out_features=1)

    def forward(self, x):
        return self.layer_3(self.layer_2(self.layer_1(x)))


def accuracy_fn(y_true, y_pred):
    return torch.eq(y_true, y_pred).sum().item() / len(y_pred)


model_1 = CircleModelV1()
loss_fn = nn.BCEWithLogitsLoss()
optimizer = optim.SGD(params=model_1.parameters(), lr=0.3, momentum=0.9)
for epoch in range(600):
    model_1.train()
    y_logits = model_1(X_train).squeeze()
    loss = loss_fn(y_logits, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 100 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.5f}")

model_1.eval()
with torch.inference_mode():
    test_pred = torch.round(torch.sigmoid(model_1(X_test).squeeze()))
print("Test accuracy:", accuracy_fn(y_test, test_pred))
