import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

CONFIG = {
    "seed": 42,
    "hidden": 32,
    "batch_size": 32,
    "epochs": 20,
    "lr": 1e-5,
}


class Trainer:
    def __init__(self, model, cfg):
        self.model = model
        self.cfg = cfg
        self.optimizer = torch.optim.SGD(model.parameters(), lr=cfg["lr"])
        self.criterion = nn.CrossEntropyLoss()

    def run_epoch(self, loader, train=True):
        self.model.train(train)
        loss_sum, hits, seen = 0.0, 0, 0
        with torch.set_grad_enabled(train):
            for xb, yb in loader:
                logits = self.model(xb)
                loss = self.criterion(logits, yb)
                if train:
                    self.optimizer.zero_grad()
                    loss.backward()
                    self.optimizer.step()
                loss_sum += loss.item() * len(xb)
                hits += (logits.argmax(1) == yb).sum().item()
                seen += len(xb)
        return loss_sum / seen, hits / seen

    def fit(self, train_loader, val_loader):
        for epoch in range(1, self.cfg["epochs"] + 1):
            tl, ta = self.run_epoch(train_loader)
            vl, va = self.run_epoch(val_loader, train=False)
            if epoch % 5 == 0:
                print(f"epoch {epoch:3d}  train {tl:.4f}/{ta:.3f}  val {vl:.4f}/{va:.3f}")


def main():
    torch.manual_seed(CONFIG["seed"])
    rng = np.random.default_rng(CONFIG["seed"])
    labels = rng.integers(0, 4, 1000)
    angles = labels * np.pi / 2 + rng.normal(0, 0.25, 1000)
    radius = rng.uniform(0.8, 2.0, 1000)
    X = np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=1)
    ds = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(labels))
    tr, va = torch.utils.data.Subset(ds, range(800)), torch.utils.data.Subset(ds, range(800, 1000))
    model = nn.Sequential(nn.Linear(2, CONFIG["hidden"]), nn.ReLU(), nn.Linear(CONFIG["hidden"], 4))
    Trainer(model, CONFIG).fit(DataLoader(tr, batch_size=CONFIG["batch_size"], shuffle=True), DataLoader(va, batch_size=200))


if __name__ == "__main__":
    main()
