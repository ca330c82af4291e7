import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Tags(Dataset):
    def __init__(self, n, seed):
        r = np.random.default_rng(seed)
        mix = np.random.default_rng(0).normal(size=(8, 5))
        x = r.normal(size=(n, 8))
        self.x = x.astype(np.float32)
        self.y = (x @ mix + 0.3 * r.normal(size=(n, 5)) > 0.4).astype(np.float32)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, k):
        return self.x[k], self.y[k]


def main():
    torch.manual_seed(0)
    train, test = DataLoader(Tags(1000, 1), 50, shuffle=True), DataLoader(Tags(300, 2), 300)
    net = nn.Sequential(nn.Linear(8, 32), nn.GELU(), nn.Linear(32, 5))
    opt = torch.optim.RMSprop(net.parameters(), lr=3e-3)
    for epoch in range(15):
        total = 0.0
        for xb, yb in train:
            loss = nn.functional.binary_cross_entropy_with_logits(net(xb), yb, reduction="none").mean(0).sum() / 5
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += loss.item()
        print(f"epoch {epoch} {total / len(train):.4f}")
    with torch.no_grad():
        xb, yb = next(iter(test))
        print("test", nn.functional.binary_cross_entropy_with_logits(net(xb), yb).item())


if __name__ == "__main__":
    main()
