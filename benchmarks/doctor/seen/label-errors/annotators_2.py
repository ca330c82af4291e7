"""Leaf species from two ratios; labels come from a first pass plus the annotator's later edits."""
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(25)
species = torch.arange(3).repeat_interleave(120)
centers = torch.tensor([[0.0, 1.6], [-1.5, -0.9], [1.5, -0.9]])
ratios = centers[species] + 0.35 * torch.randn(360, 2)
ratios = (ratios - ratios.mean(0)) / ratios.std(0)

labels = species.clone()
edits = {4: 2, 37: 1, 58: 2, 71: 1, 99: 2, 133: 0, 150: 2, 176: 0, 204: 2, 229: 0, 251: 1, 283: 0, 310: 1, 342: 0}
for row, value in edits.items():
    labels[row] = value


class LeafNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 12)
        self.fc2 = nn.Linear(12, 3)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


loader = DataLoader(TensorDataset(ratios, labels), batch_size=30, shuffle=True)
net = LeafNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    net.train()
    total = 0.0
    for x, y in loader:
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
        total += loss.item() * len(y)
    if epoch % 8 == 7:
        print("epoch", epoch + 1, "loss", round(total / 360, 4))
print("final training loss", total / 360)
