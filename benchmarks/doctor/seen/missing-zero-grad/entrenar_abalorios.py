#!/usr/bin/env python3
# Adaptado del tutorial oficial "Optimizing model parameters"
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(1234)


class Abalorios(Dataset):
    """Forma (3 medidas) -> peso del abalorio."""

    def __init__(self, n):
        self.x = torch.randn(n, 3)
        self.y = (self.x[:, 0] * self.x[:, 1] + torch.sin(2 * self.x[:, 2])).unsqueeze(1)
        self.y += 0.1 * torch.randn(n, 1)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def train_loop(dataloader, model, loss_fn, optimizer):
    model.train()
    total = 0.0
    for X, y in dataloader:
        pred = model(X)
        loss = loss_fn(pred, y)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(dataloader)


def test_loop(dataloader, model, loss_fn):
    model.eval()
    test_loss = 0.0
    with torch.no_grad():
        for X, y in dataloader:
            test_loss += loss_fn(model(X), y).item()
    return test_loss / len(dataloader)


entreno = DataLoader(Abalorios(640), batch_size=32, shuffle=True)
prueba = DataLoader(Abalorios(320), batch_size=64)
modelo = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
loss_fn = nn.MSELoss()
optimizer = torch.optim.Adam(modelo.parameters(), lr=0.01)

for t in range(60):
    tr = train_loop(entreno, modelo, loss_fn, optimizer)
    te = test_loop(prueba, modelo, loss_fn)
    if t % 10 == 9:
        print(f"Epoch {t+1}  train {tr:.4f}  test {te:.4f}")
print("Done! test loss:", te)
