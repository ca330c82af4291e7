import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.drop = nn.Dropout(0.25)
        self.fc = nn.Linear(32 * 4, 10)
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return F.log_softmax(self.fc(self.drop(x.flatten(1))), dim=1)

def train(model, loader, optimizer, epoch):
    model.train()
    for data, target in loader:
        optimizer.zero_grad()
        loss = F.nll_loss(model(data), target)
        loss.backward()
        optimizer.step()
    print(f'Train Epoch {epoch} Loss {loss.item():.4f}')

def test(model, loader):
    model.eval()
    correct = 0
    with torch.no_grad():
        for data, target in loader:
            correct += model(data).argmax(1).eq(target).sum().item()
    return correct / len(loader.dataset)

def main():
    torch.manual_seed(1)
    d = load_digits()
    X = torch.tensor(d.images, dtype=torch.float32)[:, None] / 16
    X = (X - 0.3053) / 0.3761
    tr, te = train_test_split(range(len(X)), test_size=0.25, random_state=0)
    y = torch.tensor(d.target)
    a = DataLoader(TensorDataset(X[tr], y[tr]), batch_size=64, shuffle=True)
    b = DataLoader(TensorDataset(X[te], y[te]), batch_size=256)
    model = Net()
    opt = torch.optim.Adam(model.parameters(), lr=0.003)
    for epoch in range(1, 9):
        train(model, a, opt, epoch)
    print('Test accuracy', test(model, b))

if __name__ == '__main__':
    main()
