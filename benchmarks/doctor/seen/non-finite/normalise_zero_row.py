# every row is divided by its own norm; one row is all zeros
import torch
from torch import nn

class Cosine(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.hidden = nn.Linear(d, 24, bias=False)
        self.proto = nn.Parameter(torch.randn(24, k))
    def forward(self, x):
        h = torch.relu(self.hidden(x))
        h = h / h.norm(dim=1, keepdim=True)
        return 5 * h @ self.proto

torch.manual_seed(1)
x = torch.randn(200, 3)
x[13] = 0
y = (x[:, 0] > x[:, 2]).long()
net = Cosine(3, 2)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for i in torch.randperm(200).split(25):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(net(x), y).item())
