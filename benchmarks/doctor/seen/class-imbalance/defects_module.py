import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

class Inspector(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(4, 6)
        self.o = nn.Linear(6, 2)
    def forward(self, x):
        return F.log_softmax(self.o(F.relu(self.h(x))), dim=1)

torch.manual_seed(3)
parts = torch.randn(500, 4)
score = parts.sum(1) + 2.5 * torch.randn(500)
bad = (score > score.kthvalue(485).values).long()
net = Inspector()
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
weight = torch.ones(2)
for epoch in range(30):
    for x, t in DataLoader(TensorDataset(parts, bad), batch_size=50, shuffle=True):
        loss = F.nll_loss(net(x), t, weight=weight)
        opt.zero_grad()
        loss.backward()
        opt.step()
guess = net(parts).argmax(1)
print("accuracy", (guess == bad).float().mean().item())
print("defects found", guess[bad == 1].float().mean().item())
