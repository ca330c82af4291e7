import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_breast_cancer


def accuracy(logits, target):
    pred = (torch.sigmoid(logits) > 0.5).float().flatten()
    return (pred == target).float().mean().item()


torch.manual_seed(131)
bc = load_breast_cancer()
X = torch.tensor(bc.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(bc.target, dtype=torch.float32).unsqueeze(1)
p = torch.randperm(len(X))
train_ds = TensorDataset(X[p[:456]], y[p[:456]])
test_ds = TensorDataset(X[p[456:]], y[p[456:]])
model = nn.Sequential(nn.Linear(30, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.005)
crit = nn.BCEWithLogitsLoss()
for epoch in range(15):
    accs, losses = [], []
    for xb, yb in DataLoader(train_ds, batch_size=38, shuffle=True):
        out = model(xb)
        loss = crit(out, yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
        accs.append(accuracy(out, yb))
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f} acc {sum(accs) / len(accs):.4f}")
with torch.no_grad():
    xt, yt = test_ds.tensors
    print("test acc", accuracy(model(xt), yt), "test loss", crit(model(xt), yt).item())
