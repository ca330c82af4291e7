import torch
from torch import nn
from sklearn.datasets import make_circles

torch.manual_seed(6)
X, y = make_circles(400, noise=0.07, factor=0.5, random_state=6)
X = torch.tensor(X / X.std(0), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)


class CircleModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(2, 20)
        self.layer_2 = nn.Linear(20, 20)
        self.layer_3 = nn.Linear(20, 1)

    def forward(self, x):
        return self.layer_3(self.layer_2(self.layer_1(x)))


model_0 = CircleModel()
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model_0.parameters(), lr=0.02)
for epoch in range(200):
    model_0.train()
    logits = model_0(X).squeeze()
    loss = loss_fn(logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 50 == 0:
        print(f"Epoch: {epoch} | Loss: {loss:.5f}")
acc = ((model_0(X).squeeze() > 0) == (y > 0.5)).float().mean()
print("Accuracy", acc.item())
