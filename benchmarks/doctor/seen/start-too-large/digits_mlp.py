# Handwritten digits with a plain MLP
import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, Dataset


class DigitData(Dataset):
    def __init__(self):
        images, self.labels = load_digits(return_X_y=True)
        images = images[:, images.std(axis=0) > 1.0]
        self.images = torch.tensor((images - images.mean(axis=0)) / images.std(axis=0)).float()
        self.labels = torch.tensor(self.labels)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, k):
        return self.images[k], self.labels[k]


class MLP(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(n_in, 64), nn.Linear(64, 64), nn.Linear(64, 10)])
        for layer in self.layers:
            nn.init.normal_(layer.weight, mean=0.0, std=1.0)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)


torch.manual_seed(40)
data = DigitData()
loader = DataLoader(data, batch_size=100, shuffle=True)
model = MLP(data.images.shape[1])
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(12):
    seen = 0.0
    for x, y in loader:
        loss = loss_fn(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        seen += loss.item() * len(y)
    print("epoch", epoch, "training loss", seen / len(data))
