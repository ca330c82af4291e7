from __future__ import annotations

from dataclasses import dataclass

import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    hidden: int = 16
    epochs: int = 40
    batch_size: int = 16
    lr: float = 5e-3
    weight_decay: float = 1e-3


class Trainer:
    def __init__(self, model: nn.Module, cfg: Config) -> None:
        self.model = model
        self.cfg = cfg
        self.criterion = nn.CrossEntropyLoss()
        self.optimizer = optim.AdamW(model.parameters(), lr=cfg.lr, weight_decay=cfg.weight_decay)

    def train_one_epoch(self, loader: DataLoader) -> float:
        self.model.train()
        total, count = 0.0, 0
        for features, labels in loader:
            logits = self.model(features)
            loss = self.criterion(logits, labels)
            loss.backward()
            self.model.zero_grad()
            self.optimizer.step()
            total += loss.item() * labels.size(0)
            count += labels.size(0)
        return total / count

    @torch.no_grad()
    def evaluate(self, loader: DataLoader) -> tuple[float, float]:
        self.model.eval()
        loss, hits, n = 0.0, 0, 0
        for features, labels in loader:
            logits = self.model(features)
            loss += self.criterion(logits, labels).item() * len(labels)
            hits += (logits.argmax(1) == labels).sum().item()
            n += len(labels)
        return loss / n, hits / n


def main() -> None:
    torch.manual_seed(123)
    cfg = Config()
    X, y = load_wine(return_X_y=True)
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
    scaler = StandardScaler().fit(X_tr)
    to_ds = lambda a, b: TensorDataset(torch.tensor(scaler.transform(a), dtype=torch.float32), torch.tensor(b))
    train_loader = DataLoader(to_ds(X_tr, y_tr), batch_size=cfg.batch_size, shuffle=True)
    test_loader = DataLoader(to_ds(X_te, y_te), batch_size=64)

    model = nn.Sequential(nn.Linear(13, cfg.hidden), nn.ELU(), nn.Linear(cfg.hidden, 3))
    trainer = Trainer(model, cfg)
    for epoch in range(cfg.epochs):
        tr = trainer.train_one_epoch(train_loader)
        if (epoch + 1) % 10 == 0:
            va, acc = trainer.evaluate(test_loader)
            print(f"[{epoch + 1:02d}] train {tr:.4f}  test {va:.4f}  acc {acc:.3f}")
    print("final accuracy", trainer.evaluate(test_loader)[1])


main()
