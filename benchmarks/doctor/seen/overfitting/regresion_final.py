import torch
import torch.nn as nn

torch.manual_seed(3)
n_tr, n_te, d = 50, 300, 15
beta = torch.zeros(d); beta[:3] = torch.tensor([0.8, -0.6, 0.4])
X_tr, X_te = torch.randn(n_tr, d), torch.randn(n_te, d)
lab = lambda A: (A @ beta + 0.8 * torch.randn(len(A)) > 0).float().unsqueeze(1)
y_tr, y_te = lab(X_tr), lab(X_te)
net = nn.Sequential(nn.Linear(d, 80), nn.ReLU(), nn.Linear(80, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(400):
    opt.zero_grad()
    loss = loss_fn(net(X_tr), y_tr)
    loss.backward()
    opt.step()
net.eval()
with torch.no_grad():
    test_loss = loss_fn(net(X_te), y_te)
print(f"train {loss.item():.4f}")
print(f"test {test_loss.item():.4f}")
