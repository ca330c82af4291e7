import torch
import torch.nn as nn

torch.manual_seed(4)
n = 1500
rare = (torch.rand(n) < 0.04).long()
X = torch.randn(n, 4) * 0.8
X[rare == 1] += torch.tensor([3.0, -3.0, 1.0, 0.0])
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(25):
    for i in torch.randperm(1100).split(50):
        loss = nn.functional.cross_entropy(model(X[i]), rare[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, loss.item())
pred = model(X[1100:]).argmax(1)
t = rare[1100:]
print("recall of the rare", (pred[t == 1] == 1).float().mean().item())
print("accuracy", (pred == t).float().mean().item())
