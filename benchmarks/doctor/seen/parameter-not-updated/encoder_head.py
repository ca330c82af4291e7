"""Signals of a sensor, four kinds of gesture. Encoder and classifier live in two modules."""
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(21)


def gestures(n):
    kind = torch.randint(0, 4, (n,))
    t = torch.linspace(0, 1, 32)
    shift = torch.rand(n, 1)
    waves = torch.stack([
        torch.sin(2 * torch.pi * (2 * t + shift)),
        torch.sin(2 * torch.pi * (3 * t + shift)),
        torch.sign(torch.sin(2 * torch.pi * (2 * t + shift))),
        2 * ((3 * t + shift) % 1) - 1,
    ], dim=1)
    x = waves[torch.arange(n), kind] + 0.3 * torch.randn(n, 32)
    return x.unsqueeze(1), kind


encoder = nn.Sequential(
    nn.Conv1d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2),
    nn.Conv1d(8, 8, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2),
    nn.Flatten(), nn.Linear(64, 6), nn.ELU(),
)
classifier = nn.Linear(6, 4)
optimizer = torch.optim.Adam(classifier.parameters(), lr=5e-3)

x_train, y_train = gestures(1200)
x_test, y_test = gestures(400)

for epoch in range(20):
    order = torch.randperm(len(x_train))
    running = 0.0
    for idx in order.split(60):
        encoder.zero_grad()
        classifier.zero_grad()
        logits = classifier(encoder(x_train[idx]))
        loss = F.cross_entropy(logits, y_train[idx])
        loss.backward()
        optimizer.step()
        running += loss.item() * len(idx)
    if epoch % 5 == 0:
        print(f"{epoch:02d} {running / len(x_train):.4f}")

with torch.no_grad():
    hit = (classifier(encoder(x_test)).argmax(1) == y_test).float().mean()
print("test accuracy", hit.item())
