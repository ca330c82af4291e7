import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons

torch.manual_seed(7)


def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.2)
        nn.init.constant_(m.bias, 0.0)


class Classifier(nn.Module):
    def __init__(self, n_hidden: int = 20) -> None:
        super().__init__()
        self.fc1 = nn.Linear(2, n_hidden)
        self.fc2 = nn.Linear(n_hidden, 1)
        self.apply(init_weights)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc2(torch.tanh(self.fc1(x))).squeeze(1)


X, y = make_moons(800, noise=0.12, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)

model = Classifier()
opt = torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=1e-4)
for epoch in range(80):
    for idx in torch.randperm(600).split(60):
        loss = F.binary_cross_entropy_with_logits(model(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 20 == 19:
        print(f"{epoch + 1:3d} {loss.item():.4f}")
acc = ((model(X[600:]) > 0).float() == y[600:]).float().mean()
print("test accuracy", acc.item())
