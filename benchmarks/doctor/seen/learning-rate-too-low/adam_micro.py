import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import make_moons

torch.manual_seed(10)
pts, cls = make_moons(500, noise=0.1, random_state=8)
full = TensorDataset(torch.tensor(pts).float(), torch.tensor(cls).float().unsqueeze(1))
train_set, test_set = random_split(full, [400, 100])
train_loader = DataLoader(train_set, batch_size=25, shuffle=True)
test_loader = DataLoader(test_set, batch_size=100)


def build(lr):
    model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
    return model, torch.optim.Adam(model.parameters(), lr=lr), nn.BCEWithLogitsLoss()


model, optimizer, criterion = build(lr=2e-6)
for epoch in range(40):
    for bx, by in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(bx), by)
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", loss.item())

correct = sum(((model(bx) > 0).float() == by).sum().item() for bx, by in test_loader)
print("test accuracy", correct / len(test_set))
