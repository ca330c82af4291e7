import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader
from sklearn.datasets import load_wine

torch.manual_seed(10)
data = load_wine()
x = torch.tensor(data.data, dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(data.target)
perm = torch.randperm(len(x))
x, y = x[perm], y[perm]
train = DataLoader(TensorDataset(x[:140], y[:140]), batch_size=20, shuffle=True)


def make_optimizer(model, loader, base_lr=0.05):
    n = len(loader.dataset)
    lr = base_lr / n / loader.batch_size
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)


model = nn.Sequential(nn.Linear(13, 10), nn.ReLU(), nn.Linear(10, 3))
optimizer = make_optimizer(model, train)
loss_function = nn.CrossEntropyLoss()

for epoch in range(25):
    model.train()
    for inputs, targets in train:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = loss_function(outputs, targets)
        loss.backward()
        optimizer.step()
    if epoch % 5 == 4:
        print("Epoch", epoch + 1, "loss", loss.item())

with torch.no_grad():
    print("Test loss", loss_function(model(x[140:]), y[140:]).item())
