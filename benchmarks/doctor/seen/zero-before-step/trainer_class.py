from dataclasses import dataclass

import torch
from torch import nn
from sklearn.datasets import load_breast_cancer


@dataclass
class Config:
    lr: float = 0.05
    epochs: int = 15
    batch_size: int = 32
    hidden: int = 16


class Trainer:
    def __init__(self, model: nn.Module, cfg: Config):
        self.model = model
        self.cfg = cfg
        self.optimizer = torch.optim.SGD(model.parameters(), lr=cfg.lr, momentum=0.8)
        self.loss_fn = nn.BCEWithLogitsLoss()
        self.grad_log: list[float] = []

    def backward(self, loss: torch.Tensor) -> float:
        loss.backward()
        norm = sum(p.grad.norm().item() ** 2 for p in self.model.parameters()) ** 0.5
        self.grad_log.append(norm)
        self.model.zero_grad(set_to_none=False)
        return norm

    def fit(self, x: torch.Tensor, y: torch.Tensor) -> None:
        for epoch in range(self.cfg.epochs):
            for idx in torch.randperm(len(x)).split(self.cfg.batch_size):
                loss = self.loss_fn(self.model(x[idx]).squeeze(1), y[idx])
                self.backward(loss)
                self.optimizer.step()
            print(f"epoch {epoch}: loss={loss.item():.4f} |g|={self.grad_log[-1]:.4f}")

    @torch.no_grad()
    def evaluate(self, x: torch.Tensor, y: torch.Tensor) -> float:
        return self.loss_fn(self.model(x).squeeze(1), y).item()


def main() -> None:
    torch.manual_seed(0)
    cfg = Config()
    bc = load_breast_cancer()
    x = torch.tensor(bc.data, dtype=torch.float32)
    x = (x - x.mean(0)) / x.std(0)
    y = torch.tensor(bc.target, dtype=torch.float32)
    order = torch.randperm(len(x))
    tr, te = order[:450], order[450:]
    model = nn.Sequential(nn.Linear(30, cfg.hidden), nn.ReLU(), nn.Linear(cfg.hidden, 1))
    trainer = Trainer(model, cfg)
    trainer.fit(x[tr], y[tr])
    print("test loss", trainer.evaluate(x[te], y[te]))


if __name__ == "__main__":
    main()
