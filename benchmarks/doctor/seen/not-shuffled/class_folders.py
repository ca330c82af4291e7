"""Small conv net on digit images stored class by class (as ImageFolder would give them)."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class ClassFolders(Dataset):
    def __init__(self, images, labels):
        self.samples = []
        for c in np.unique(labels):
            for image in images[labels == c]:
                self.samples.append((image, int(c)))

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        image, label = self.samples[index]
        return torch.tensor(image[None, :, 1:7] / 8.0 - 0.7, dtype=torch.float32), label


class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(1, 12, 3), nn.ReLU(), nn.Conv2d(12, 16, 3), nn.ReLU())
        self.fc = nn.Linear(16 * 4 * 2, 10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))


digits = load_digits()
img_train, img_test, lab_train, lab_test = train_test_split(
    digits.images, digits.target, test_size=0.3, random_state=0, stratify=digits.target)
train_loader = DataLoader(ClassFolders(img_train, lab_train), batch_size=32, shuffle=False)
test_loader = DataLoader(ClassFolders(img_test, lab_test), batch_size=256)

torch.manual_seed(3)
cnn = SmallCNN()
optimizer = torch.optim.SGD(cnn.parameters(), lr=0.05, momentum=0.9)
criterion = nn.CrossEntropyLoss()
for epoch in range(10):
    cnn.train()
    for x, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(cnn(x), y)
        loss.backward()
        optimizer.step()
    cnn.eval()
    with torch.no_grad():
        ok = sum((cnn(x).argmax(1) == y).sum().item() for x, y in test_loader)
    print("epoch", epoch, "accuracy", ok / len(img_test))
