from dataclasses import dataclass
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    hidden: int = 32
    lr: float = 0.01
    epochs: int = 12
    batch: int = 64


class Trainer:
    def __init__(self, model: nn.Module, cfg: Config) -> None:
        self.model, self.cfg = model, cfg
        self.opt = torch.optim.RMSprop(model.parameters(), lr=cfg.lr / 3)
        self.sched = torch.optim.lr_scheduler.StepLR(self.opt, 6, gamma=0.3)
        self.loss = nn.SmoothL1Loss()
        self.total = 0.0
        self.seen = 0

    def step(self, x: Tensor, y: Tensor) -> None:
        self.opt.zero_grad(set_to_none=True)
        loss = self.loss(self.model(x), y)
        loss.backward()
        self.opt.step()
        self.total += loss
        self.seen += 1

    def fit(self, dl: DataLoader) -> None:
        for epoch in range(self.cfg.epochs):
            for x, y in dl:
                self.step(x, y)
            self.sched.step()
            print(f"[{epoch:02d}] mean loss so far {float(self.total) / self.seen:.5f}")

    @torch.no_grad()
    def evaluate(self, x: Tensor, y: Tensor) -> float:
        return self.loss(self.model(x), y).item()


torch.manual_seed(33)
x = torch.rand(1500, 3) * 2 - 1
y = torch.sin(2 * x[:, :1]) * x[:, 1:2] + x[:, 2:] ** 2
cfg = Config()
net = nn.Sequential(nn.Linear(3, cfg.hidden), nn.SiLU(), nn.Linear(cfg.hidden, cfg.hidden), nn.SiLU(), nn.Linear(cfg.hidden, 1))
trainer = Trainer(net, cfg)
trainer.fit(DataLoader(TensorDataset(x[:1200], y[:1200]), batch_size=cfg.batch, shuffle=True))
print("evaluation loss", trainer.evaluate(x[1200:], y[1200:]))
