from dataclasses import dataclass

import torch
from torch import nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


@dataclass
class Config:
    hidden: int = 32
    classes: int = 4
    features: int = 8
    batch: int = 60
    steps: int = 600
    lr: float = 0.01
    seed: int = 19


class SeedClassifier(nn.Module):
    def __init__(self, cfg: Config):
        super().__init__()
        self.body = nn.Sequential(
            nn.Linear(cfg.features, cfg.hidden),
            nn.ReLU(),
            nn.Linear(cfg.hidden, cfg.classes),
        )
        self.log_probs = nn.LogSoftmax(dim=0)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.log_probs(self.body(x))


def data(cfg: Config):
    X, y = make_classification(
        n_samples=1200, n_features=cfg.features, n_informative=cfg.features, n_redundant=0,
        n_classes=cfg.classes, n_clusters_per_class=1, class_sep=2.0, random_state=cfg.seed)
    Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.2, random_state=cfg.seed)
    mu, sd = Xtr.mean(0), Xtr.std(0)
    f = lambda a: torch.tensor((a - mu) / sd, dtype=torch.float32)
    return f(Xtr), torch.tensor(ytr), f(Xte), torch.tensor(yte)


def main() -> None:
    cfg = Config()
    torch.manual_seed(cfg.seed)
    Xtr, ytr, Xte, yte = data(cfg)
    model = SeedClassifier(cfg)
    optimizer = torch.optim.AdamW(model.parameters(), lr=cfg.lr)
    nll = nn.NLLLoss()
    for step in range(cfg.steps):
        idx = torch.randint(0, len(Xtr), (cfg.batch,))
        loss = nll(model(Xtr[idx]), ytr[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print(f"step {step} nll {loss.item():.4f}")
    with torch.no_grad():
        print("held-out nll", nll(model(Xte), yte).item())


main()
