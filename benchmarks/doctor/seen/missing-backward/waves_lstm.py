"""Classify noisy waveforms (sine / square / sawtooth) with an LSTM."""
import math
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader


class AverageMeter:
    def __init__(self):
        self.sum, self.count = 0.0, 0

    def update(self, val, n=1):
        self.sum += val * n
        self.count += n

    @property
    def avg(self):
        return self.sum / max(self.count, 1)


def make_waves(n, steps=30):
    t = torch.linspace(0, 1, steps)
    kind = torch.randint(0, 3, (n,))
    phase = torch.rand(n, 1)
    u = (2 * t + phase) % 1.0
    sine = torch.sin(2 * math.pi * u)
    square = (u < 0.5).float() * 2 - 1
    saw = 2 * u - 1
    waves = torch.stack([sine, square, saw], 1)[torch.arange(n), kind]
    return (waves + 0.25 * torch.randn(n, steps)).unsqueeze(-1), kind


class WaveLSTM(nn.Module):
    def __init__(self, hidden=24):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 3)

    def forward(self, x):
        seq, _ = self.lstm(x)
        return self.out(seq.mean(dim=1))


def train_one_epoch(model, loader, criterion, optimizer):
    model.train()
    meter = AverageMeter()
    for inputs, targets in loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, targets)
        optimizer.step()
        meter.update(loss.item(), inputs.size(0))
    return meter.avg


def evaluate(model, loader):
    model.eval()
    meter = AverageMeter()
    with torch.no_grad():
        for inputs, targets in loader:
            acc = (model(inputs).argmax(1) == targets).float().mean()
            meter.update(acc.item(), inputs.size(0))
    return meter.avg


torch.manual_seed(2)
train_loader = DataLoader(TensorDataset(*make_waves(960)), batch_size=48, shuffle=True)
val_loader = DataLoader(TensorDataset(*make_waves(240)), batch_size=240)
model = WaveLSTM()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(16):
    train_loss = train_one_epoch(model, train_loader, criterion, optimizer)
    print(f"epoch {epoch} train_loss {train_loss:.4f} val_acc {evaluate(model, val_loader):.4f}")
