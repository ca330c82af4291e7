"""Classify short sensor recordings (6 gestures) with a GRU."""
import argparse
import math
import torch
import torch.nn as nn

ap = argparse.ArgumentParser()
ap.add_argument("--hidden", type=int, default=1)
ap.add_argument("--epochs", type=int, default=20)
ap.add_argument("--lr", type=float, default=0.02)
opt = ap.parse_args([])
torch.manual_seed(50)


def recordings(n, length=12):
    t = torch.linspace(0, 1, length)
    kind = torch.randint(0, 6, (n,))
    curves = torch.stack([2 * t - 1, 1 - 2 * t, torch.sin(2 * math.pi * t), -torch.sin(2 * math.pi * t),
                          torch.cos(2 * math.pi * t), -torch.cos(2 * math.pi * t)])
    x = curves[kind] * (0.8 + 0.4 * torch.rand(n, 1)) + 0.25 * torch.randn(n, length)
    return x.unsqueeze(-1), kind


class GestureNet(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.gru = nn.GRU(input_size=1, hidden_size=hidden, batch_first=True)
        self.fc = nn.Linear(hidden, 6)

    def forward(self, x):
        _, h = self.gru(x)
        return self.fc(h.squeeze(0))


x_train, y_train = recordings(900)
x_val, y_val = recordings(300)
model = GestureNet(opt.hidden)
optimizer = torch.optim.Adam(model.parameters(), lr=opt.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, opt.epochs)
for epoch in range(opt.epochs):
    model.train()
    for idx in torch.randperm(len(x_train)).split(45):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x_train[idx]), y_train[idx])
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 4 == 0:
        print(f"epoch {epoch}: {loss.item():.4f}")

model.eval()
with torch.no_grad():
    print("validation accuracy", (model(x_val).argmax(-1) == y_val).float().mean().item())
