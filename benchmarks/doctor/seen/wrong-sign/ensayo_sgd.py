import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(2)
X, y = load_wine(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, stratify=y, random_state=2)
sc = StandardScaler().fit(Xa)
Xa, Xb = (torch.tensor(sc.transform(v), dtype=torch.float32) for v in (Xa, Xb))
ya, yb = torch.tensor(ya), torch.tensor(yb)

net = nn.Sequential(nn.Linear(13, 10), nn.Tanh(), nn.Linear(10, 3))
loss_fn = nn.CrossEntropyLoss()
learning_rate = 0.2

for epoch in range(120):
    net.zero_grad()
    loss = loss_fn(net(Xa), ya)
    loss.backward()
    for f in net.parameters():
        f.data.add_(f.grad.data * learning_rate)
    if epoch % 30 == 0:
        print(f"epoch {epoch}\tloss {loss.item():.3f}")

with torch.no_grad():
    pred = net(Xb).argmax(dim=1)
print("accuracy =", (pred == yb).float().mean().item())
