import torch
import torch.nn as nn

torch.manual_seed(12)
n = 1200
x = torch.randn(n, 3)
p = torch.sigmoid(1.5 * x[:, 0] - x[:, 1])
y = torch.bernoulli(p)
modelo = nn.Linear(3, 1)
opt = torch.optim.SGD(modelo.parameters(), lr=0.5)
fn = nn.BCEWithLogitsLoss()
for e in range(20):
    for i in torch.randperm(n).split(100):
        opt.zero_grad()
        l = fn(modelo(x[i]).squeeze(1), y[i])
        l.backward()
        opt.step()
with torch.no_grad():
    z = modelo(x).squeeze(1)
    print("acierto", ((z > 0).float() == y).float().mean().item(), "perdida", fn(z, y).item())
