from dataclasses import dataclass, field
import torch
from torch import nn
from sklearn.datasets import make_moons


@dataclass
class Engine:
    model: nn.Module
    lr: float = 0.02
    history: list = field(default_factory=list)

    def __post_init__(self):
        self.opt = torch.optim.RMSprop(self.model.parameters(), lr=self.lr)
        self.loss_fn = nn.CrossEntropyLoss()

    def compute(self, xb, yb):
        out = self.model(xb)
        loss = self.loss_fn(out, yb)
        loss.backward()
        return loss

    def apply(self):
        self.model.zero_grad()
        self.opt.step()

    def train_one_epoch(self, x, y, bs=50):
        perm = torch.randperm(len(x))
        for k in range(0, len(x), bs):
            j = perm[k:k + bs]
            self.history.append(self.compute(x[j], y[j]).item())
            self.apply()

    @torch.no_grad()
    def evaluate(self, x, y):
        return self.loss_fn(self.model(x), y).item()


if __name__ == "__main__":
    torch.manual_seed(1)
    X, y = make_moons(n_samples=800, noise=0.12, random_state=4)
    X = torch.as_tensor(X, dtype=torch.float32)
    X = (X - X.mean(0)) / X.std(0)
    y = torch.as_tensor(y)
    eng = Engine(nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2)), lr=0.005)
    for ep in range(40):
        eng.train_one_epoch(X[:600], y[:600])
        if ep % 8 == 7:
            print(ep + 1, eng.evaluate(X[600:], y[600:]))
    print("val", eng.evaluate(X[600:], y[600:]))
