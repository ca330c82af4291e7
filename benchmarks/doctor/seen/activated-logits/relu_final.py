import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3)
        self.conv2 = nn.Conv2d(8, 16, 3)
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        x = F.elu(self.conv1(x))
        x = F.max_pool2d(F.elu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = F.relu(self.fc(x))
        return x


def main():
    torch.manual_seed(41)
    digits = load_digits()
    images = torch.tensor(digits.images, dtype=torch.float32).unsqueeze(1)
    images = (images - images.mean()) / images.std()
    labels = torch.tensor(digits.target)
    order = torch.randperm(len(labels))
    train, test = order[:1300], order[1300:]
    net = CNN()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
    for epoch in range(6):
        for rows in train[torch.randperm(1300)].split(50):
            optimizer.zero_grad()
            loss = F.cross_entropy(net(images[rows]), labels[rows])
            loss.backward()
            optimizer.step()
        print("epoch", epoch + 1, "loss", loss.item())
    with torch.no_grad():
        acc = (net(images[test]).argmax(1) == labels[test]).float().mean().item()
    print("test accuracy", acc)


main()
