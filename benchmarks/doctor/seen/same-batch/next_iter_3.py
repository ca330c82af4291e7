import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(42)
images, targets = load_digits(return_X_y=True)
images = torch.tensor(images.reshape(-1, 1, 8, 8), dtype=torch.float32) / 8 - 1
targets = torch.tensor(targets)
train_loader = DataLoader(TensorDataset(images[:1500], targets[:1500]), batch_size=32)
valid_x, valid_y = images[1500:], targets[1500:]
model = nn.Sequential(nn.Conv2d(1, 12, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(108, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()

for step in range(600):
    data, labels = next(iter(train_loader))
    optimizer.zero_grad()
    loss = criterion(model(data), labels)
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(step, loss.item())

with torch.no_grad():
    print("valid accuracy", (model(valid_x).argmax(1) == valid_y).float().mean().item())
