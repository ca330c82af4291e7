import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

CONFIG = {
    "layers": [64, 48, 10],
    "act": "tanh",
    "lr": 2e-3,
    "epochs": 20,
    "batch_size": 64,
    "seed": 99,
}


class MLP(nn.Module):
    def __init__(self, dims, act):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(i, o) for i, o in zip(dims[:-1], dims[1:]))
        self.act = getattr(torch, act)

    def forward(self, x):
        for layer in self.layers:
            x = self.act(layer(x))
        return x


def get_data(seed):
    X, y = load_digits(return_X_y=True)
    X = X[:, X.std(axis=0) > 0.3]
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    parts = train_test_split(X, y, test_size=0.2, random_state=seed, stratify=y)
    return [torch.tensor(p, dtype=torch.float32) if p.ndim == 2 else torch.tensor(p) for p in parts]


torch.manual_seed(CONFIG["seed"])
X_tr, X_te, y_tr, y_te = get_data(CONFIG["seed"])
CONFIG["layers"][0] = X_tr.shape[1]
model = MLP(CONFIG["layers"], CONFIG["act"])
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=CONFIG["lr"])
for epoch in range(CONFIG["epochs"]):
    for b in torch.randperm(len(X_tr)).split(CONFIG["batch_size"]):
        loss = criterion(model(X_tr[b]), y_tr[b])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 4 == 3:
        print("epoch", epoch + 1, "train loss", loss.item())
with torch.no_grad():
    logits = model(X_te)
    print("test accuracy", (logits.argmax(dim=1) == y_te).float().mean().item())
    print("test loss", criterion(logits, y_te).item())
