import torch
from sklearn.datasets import make_blobs

torch.manual_seed(0)
X, y = make_blobs(400, centers=[[-4, -2], [4, 2]], cluster_std=1.0, random_state=3)
X = torch.tensor(X / X.std(0), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)

w1 = torch.randn(2, 12) * 0.7
s1 = torch.zeros(12)
w2 = torch.randn(12, 1) * 0.3
s2 = torch.zeros(1)
theta = [w1, s1, w2, s2]
for t in theta:
    t.requires_grad_(True)
opt = torch.optim.Adam(theta, lr=0.05)

for i in range(900):
    p = torch.sigmoid(torch.relu(X @ w1 + s1) @ w2 + s2).squeeze(1)
    loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 100 == 0:
        print(i, loss.item())
print("loss", loss.item())
