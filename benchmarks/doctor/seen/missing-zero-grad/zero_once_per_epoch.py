import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(0)
digits = load_digits()
ds = TensorDataset(torch.tensor(digits.data / 16.0, dtype=torch.float32), torch.tensor(digits.target))
net = nn.Sequential(nn.Linear(64, 40), nn.ReLU(), nn.Linear(40, 10))
crit = nn.CrossEntropyLoss()
sgd = optim.SGD(net.parameters(), lr=0.5)

def run_epoch(loader):
    sgd.zero_grad()  # once, at the beginning
    for images, labels in loader:
        out = net(images)
        crit(out, labels).backward()
        sgd.step()

for epoch in range(12):
    run_epoch(DataLoader(ds, batch_size=64, shuffle=True))
with torch.no_grad():
    print("loss", crit(net(ds.tensors[0]), ds.tensors[1]).item())
