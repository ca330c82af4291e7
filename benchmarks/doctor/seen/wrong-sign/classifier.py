import torch
from torch import nn, optim
from sklearn.datasets import make_classification

torch.manual_seed(42)
X, y = make_classification(n_samples=700, n_features=8, n_informative=6, n_redundant=0, class_sep=1.8, n_clusters_per_class=1, flip_y=0.0, random_state=6)
X = torch.from_numpy(X).float()
X = (X - X.mean(0)) / X.std(0)
y = torch.from_numpy(y)


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 2))

    def forward(self, x):
        return self.body(x)


policy = MLP()
optimizer = optim.Adam(policy.parameters(), lr=3e-3, maximize=True)
loss_fn = nn.CrossEntropyLoss()

for epoch in range(25):
    perm = torch.randperm(560)
    losses = []
    for start in range(0, 560, 28):
        idx = perm[start:start + 28]
        optimizer.zero_grad()
        loss = loss_fn(policy(X[idx]), y[idx])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    if epoch % 5 == 4:
        print(f"[{epoch + 1}] {sum(losses) / len(losses):.4f}")
with torch.no_grad():
    print("acc", (policy(X[560:]).argmax(-1) == y[560:]).float().mean().item())
