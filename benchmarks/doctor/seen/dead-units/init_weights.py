import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import MinMaxScaler
from sklearn.model_selection import train_test_split


def init_weights(module):
    if isinstance(module, nn.Linear):
        bound = 1 / np.sqrt(module.in_features)
        nn.init.uniform_(module.weight, -bound, 0)
        nn.init.zeros_(module.bias)


class BreastNet(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.fc1 = nn.Linear(n_features, 20)
        self.fc2 = nn.Linear(20, 1)
        self.apply(init_weights)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x))).view(-1)


torch.manual_seed(14)
X, y = load_breast_cancer(return_X_y=True)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.2, random_state=14, stratify=y)
scaler = MinMaxScaler()
Xtr = torch.tensor(scaler.fit_transform(Xtr), dtype=torch.float32)
Xte = torch.tensor(scaler.transform(Xte), dtype=torch.float32)
ytr, yte = torch.tensor(ytr, dtype=torch.float32), torch.tensor(yte, dtype=torch.float32)
model = BreastNet(30)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(30):
    for idx in torch.randperm(len(Xtr)).split(35):
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(model(Xtr[idx]), ytr[idx])
        loss.backward()
        optimizer.step()
    if (epoch + 1) % 10 == 0:
        print(f"Epoch {epoch + 1}: {loss.item():.4f}")
with torch.no_grad():
    print("Test BCE:", F.binary_cross_entropy_with_logits(model(Xte), yte).item())
