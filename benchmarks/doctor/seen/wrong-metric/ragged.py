import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

BATCH_SIZE = 64
raw = load_digits()
imgs = torch.tensor(raw.images, dtype=torch.float32).unsqueeze(1) / 16.0
lab = torch.tensor(raw.target)
gen = torch.Generator().manual_seed(1)
order = torch.randperm(len(imgs), generator=gen)
train = TensorDataset(imgs[order[:1467]], lab[order[:1467]])
test = TensorDataset(imgs[order[1467:]], lab[order[1467:]])
train_loader = DataLoader(train, BATCH_SIZE, shuffle=True, generator=gen)
test_loader = DataLoader(test, BATCH_SIZE)


class SmallCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 12, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(12 * 16, 10)

    def forward(self, x):
        return self.fc(self.pool(torch.relu(self.conv(x))).flatten(1))


def evaluate(model, loader):
    model.eval()
    correct = 0
    with torch.no_grad():
        for xb, yb in loader:
            correct += (model(xb).argmax(dim=1) == yb).sum().item()
    return correct / (len(loader) * BATCH_SIZE)


torch.manual_seed(2)
model = SmallCNN()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(14):
    model.train()
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(xb), yb)
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch}: loss {loss.item():.4f} test accuracy {evaluate(model, test_loader):.4f}")
