"""Four micro-batches make one update."""
from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Cfg:
    micro: int = 16
    accum: int = 4
    epochs: int = 15
    lr: float = 0.01


def rings(n, g):
    y = torch.randint(0, 3, (n,), generator=g)
    r = 0.6 + 0.8 * y + 0.12 * torch.randn(n, generator=g)
    a = 6.2832 * torch.rand(n, generator=g)
    return TensorDataset(torch.stack([r * a.cos(), r * a.sin()], 1), y)


class Trainer:
    def __init__(self, model, cfg, train, valid):
        self.model, self.cfg = model, cfg
        self.train_dl = DataLoader(train, batch_size=cfg.micro, shuffle=True)
        self.valid_dl = DataLoader(valid, batch_size=128)
        self.opt = torch.optim.Adam(model.parameters(), lr=cfg.lr)
        self.loss_fn = nn.CrossEntropyLoss()

    def fit(self):
        for epoch in range(self.cfg.epochs):
            self.model.train()
            self.opt.zero_grad()
            for i, (x, y) in enumerate(self.train_dl, start=1):
                loss = self.loss_fn(self.model(x), y) / self.cfg.accum
                loss.backward()
                if i % self.cfg.accum == 0:
                    self.opt.step()
                    self.opt.zero_grad()
            if epoch % 5 == 4:
                print(f"epoch {epoch + 1}: last loss {loss.item() * self.cfg.accum:.4f}")

    @torch.no_grad()
    def accuracy(self):
        self.model.eval()
        hits = sum((self.model(x).argmax(1) == y).sum().item() for x, y in self.valid_dl)
        return hits / len(self.valid_dl.dataset)


torch.manual_seed(302)
gen = torch.Generator().manual_seed(302)
net = nn.Sequential(nn.Linear(2, 32), nn.ELU(), nn.Linear(32, 32), nn.ELU(), nn.Linear(32, 3))
t = Trainer(net, Cfg(), rings(1024, gen), rings(384, gen))
t.fit()
print("validation accuracy", t.accuracy())
