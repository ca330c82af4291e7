import torch
from torch import nn
from sklearn.datasets import load_wine
torch.manual_seed(2)
w = load_wine()
X = torch.tensor(w.data, dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(w.target)
model = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(40):
    hits = 0
    for i in torch.randperm(178).split(20):
        out = model(X[i])
        loss = nn.functional.cross_entropy(out, y[i])
        opt.zero_grad(); loss.backward(); opt.step()
        hits += (out.argmax(1) == y[i]).sum().item()
print("train accuracy", hits / 178)
