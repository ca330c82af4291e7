import torch
from torch import nn
from sklearn.datasets import make_moons
from sklearn.model_selection import train_test_split


def accuracy_fn(y_true, y_pred):
    correct = torch.round(y_pred).eq(y_true).sum().item()
    return correct / len(y_pred)


torch.manual_seed(42)
X, y = make_moons(n_samples=1000, noise=0.1, random_state=42)
X = (X - X.mean(0)) / X.std(0)
X, y = torch.from_numpy(X).float(), torch.from_numpy(y).float()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)


class MoonModelV0(nn.Module):
    def __init__(self, hidden_units=16):
        super().__init__()
        self.layer_stack = nn.Sequential(
            nn.Linear(2, hidden_units), nn.ReLU(),
            nn.Linear(hidden_units, hidden_units), nn.ReLU(),
            nn.Linear(hidden_units, 1),
        )

    def forward(self, x):
        return self.layer_stack(x).squeeze()


model_0 = MoonModelV0()
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model_0.parameters(), lr=0.02)

for epoch in range(200):
    model_0.train()
    logits = model_0(X_train)
    loss = loss_fn(logits, y_train)
    acc = accuracy_fn(y_train, logits)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model_0.eval()
    with torch.inference_mode():
        test_logits = model_0(X_test)
        test_loss = loss_fn(test_logits, y_test)
        test_acc = accuracy_fn(y_test, test_logits)
    if epoch % 40 == 0 or epoch == 199:
        print(f"Epoch: {epoch} | Loss: {loss:.5f}, Acc: {acc:.2f} | Test loss: {test_loss:.5f}, Test acc: {test_acc:.4f}")
