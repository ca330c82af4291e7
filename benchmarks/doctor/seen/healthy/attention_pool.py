"""Attention over a bag of vectors: which class has the marked vector?"""
import torch
from torch import nn


class AttnPool(nn.Module):
    def __init__(self, d, k, classes):
        super().__init__()
        self.q = nn.Parameter(torch.randn(k) / k ** 0.5)
        self.key = nn.Linear(d, k)
        self.value = nn.Linear(d, k)
        self.cls = nn.Linear(k, classes)

    def forward(self, bag):
        a = torch.softmax(self.key(bag) @ self.q / self.q.numel() ** 0.5, dim=1)
        return self.cls((a.unsqueeze(-1) * torch.relu(self.value(bag))).sum(1))


torch.manual_seed(22)
n, length, d = 1200, 6, 7
bags = torch.randn(n, length, d)
labels = torch.randint(3, (n,))
spot = torch.randint(length, (n,))
bags[torch.arange(n), spot, :3] += 4 * torch.eye(3)[labels]
bags[torch.arange(n), spot, 3] += 3
bags = (bags - bags.mean((0, 1))) / bags.std((0, 1))
model = AttnPool(d, 16, 3)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(12):
    for i in torch.randperm(900).split(45):
        loss = nn.functional.cross_entropy(model(bags[i]), labels[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    print("accuracy", (model(bags[900:]).argmax(-1) == labels[900:]).float().mean().item())
