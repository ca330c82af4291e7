import numpy as np
import torch
import torch.nn as nn
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset

SEED = 27
rng = np.random.default_rng(SEED)
torch.manual_seed(SEED)

# raw table: 700 "stay", 300 "leave"
n_stay, n_leave = 700, 300
stay = rng.normal([0.9, -0.7, 0.5, 0.0], 0.8, (n_stay, 4))
leave = rng.normal([-0.9, 0.8, -0.5, 0.6], 0.8, (n_leave, 4))

# balance the two classes
extra = leave[rng.integers(0, n_leave, n_stay - n_leave)]
X = np.concatenate([stay, leave, extra])
y = np.concatenate([np.zeros(n_stay), np.ones(n_leave + len(extra))])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=SEED, stratify=y)
mean, std = X_train.mean(0), X_train.std(0)
to = lambda a: torch.tensor(a, dtype=torch.float32)
X_train, X_test = to((X_train - mean) / std), to((X_test - mean) / std)
y_train, y_test = to(y_train), to(y_test)

loader = DataLoader(TensorDataset(X_train, y_train), batch_size=75, shuffle=True)
model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
bce = nn.BCEWithLogitsLoss()

for epoch in range(15):
    for xb, yb in loader:
        loss = bce(model(xb).squeeze(-1), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(f'epoch {epoch + 1:2d}: {loss.item():.4f}')

model.eval()
with torch.no_grad():
    out = model(X_test).squeeze(-1)
    print('test loss', bce(out, y_test).item())
    print('test accuracy', ((out > 0).float() == y_test).float().mean().item())
