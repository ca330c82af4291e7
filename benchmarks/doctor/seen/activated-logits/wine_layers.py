from typing import List

import torch
from torch import Tensor, nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class FeedForward(nn.Module):
    def __init__(self, sizes: List[int]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes[:-1], sizes[1:]))

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = torch.tanh(layer(x))
        return x


def fit(model: nn.Module, X: Tensor, y: Tensor, epochs: int, lr: float) -> float:
    opt = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=1e-4)
    ce = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        perm = torch.randperm(len(X))
        for rows in perm.split(32):
            opt.zero_grad()
            loss = ce(model(X[rows]), y[rows])
            loss.backward()
            opt.step()
        if epoch % 20 == 0:
            print(f"epoch {epoch} batch loss {loss.item():.4f}")
    with torch.no_grad():
        return ce(model(X), y).item()


if __name__ == "__main__":
    torch.manual_seed(4)
    raw = load_wine()
    X = torch.tensor(scale(raw.data), dtype=torch.float32)
    y = torch.tensor(raw.target)
    final = fit(FeedForward([13, 10, 3]), X, y, epochs=100, lr=0.01)
    print("training loss", final)
