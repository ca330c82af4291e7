"""Convolutional net on the digits; random shifts as augmentation."""
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader
from sklearn.datasets import load_digits


class Digits(Dataset):
    def __init__(self, x, y, shift):
        self.x, self.y, self.shift = x, y, shift

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        img = self.x[i]
        if self.shift:
            img = torch.roll(img, int(torch.randint(-1, 2, ())), dims=-1)
        return img, self.y[i]


torch.manual_seed(20)
d = load_digits()
x = torch.tensor(d.images, dtype=torch.float32).unsqueeze(1) / 8 - 1
y = torch.tensor(d.target)
p = torch.randperm(len(x))
x, y = x[p], y[p]
train = DataLoader(Digits(x[:1400], y[:1400], True), batch_size=50, shuffle=True)
test = DataLoader(Digits(x[1400:], y[1400:], False), batch_size=200)
net = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(12 * 16, 10))
opt = torch.optim.Adam(net.parameters(), lr=0.004)
for epoch in range(12):
    for a, b in train:
        loss = nn.functional.cross_entropy(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 3 == 2:
        print(epoch + 1, loss.item())
right = 0
with torch.no_grad():
    for a, b in test:
        right += (net(a).argmax(1) == b).sum().item()
print("accuracy", right / 397)
