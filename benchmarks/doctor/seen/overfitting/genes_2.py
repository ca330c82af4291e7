import torch
from torch import nn

torch.manual_seed(25)
n_train, n_val, n_genes = 60, 400, 25
beta = torch.zeros(n_genes)
beta[:5] = torch.tensor([1.0, -1.0, 0.8, -0.6, 0.5])


def cohort(n):
    expr = torch.randn(n, n_genes)
    prob = torch.sigmoid(1.6 * expr @ beta)
    return expr, torch.bernoulli(prob)


x, y = cohort(n_train)
xv, yv = cohort(n_val)
net = nn.Sequential(nn.Linear(n_genes, 64), nn.ReLU(), nn.Linear(64, 1), nn.Flatten(0))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
bce = nn.BCEWithLogitsLoss()
for epoch in range(1, 501):
    batch = torch.randint(0, n_train, (32,))
    net.train()
    opt.zero_grad()
    loss = bce(net(x[batch]), y[batch])
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        net.eval()
        with torch.no_grad():
            print(f"{epoch:4d} train {bce(net(x), y):.4f} val {bce(net(xv), yv):.4f}")
