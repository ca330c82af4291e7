import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset, random_split

class Net(torch.nn.Module):
    def __init__(self, width):
        super().__init__()
        self.a = torch.nn.Linear(20, width)
        self.b = torch.nn.Linear(width, 2)
    def forward(self, x):
        return self.b(torch.tanh(self.a(x)))

torch.manual_seed(3)
x = torch.randn(240, 20)
t = (x[:, 0] + 1.0 * torch.randn(240) > 0).long()
train, valid = random_split(TensorDataset(x, t), [80, 160])
net = Net(200)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)

def evaluate():
    with torch.no_grad():
        return sum(F.cross_entropy(net(a), b, reduction="sum").item() for a, b in DataLoader(valid, 80)) / 160

for epoch in range(120):
    for a, b in DataLoader(train, batch_size=16, shuffle=True):
        loss = F.cross_entropy(net(a), b)
        opt.zero_grad(); loss.backward(); opt.step()
    v = evaluate()
print(v)
