"""Earthquake vs. quarry blast from two spectral ratios."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(13)

n = 1200
event = torch.randint(0, 2, (n,))
ratios = torch.randn(n, 3) + 1.1 * (event.float().unsqueeze(1) - 0.5) * torch.tensor([1.6, -1.2, 0.8])
ratios = (ratios - ratios.mean(0)) / ratios.std(0)

dataset = TensorDataset(ratios, event)
train_set, test_set = random_split(dataset, [900, 300])
train_loader = DataLoader(dataset, batch_size=64, shuffle=True)
test_loader = DataLoader(test_set, batch_size=100)


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.lin1 = nn.Linear(3, 10)
        self.drop = nn.Dropout(0.1)
        self.lin2 = nn.Linear(10, 2)

    def forward(self, x):
        return self.lin2(self.drop(torch.relu(self.lin1(x))))


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.005)
ce = nn.CrossEntropyLoss()

for epoch in range(12):
    net.train()
    for x, y in train_loader:
        opt.zero_grad()
        loss = ce(net(x), y)
        loss.backward()
        opt.step()
    net.eval()
    correct = 0
    with torch.no_grad():
        for x, y in test_loader:
            correct += (net(x).argmax(1) == y).sum().item()
    print("epoch", epoch, "loss", round(loss.item(), 4), "test accuracy", correct / len(test_set))
