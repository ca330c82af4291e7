# Multi-label tagging: every photo may carry any of six tags.
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Photos(Dataset):
    rule = torch.randn(6, 10, generator=torch.Generator().manual_seed(3))

    def __init__(self, n: int, seed: int) -> None:
        g = torch.Generator().manual_seed(seed)
        self.x = torch.randn(n, 10, generator=g)
        raw = self.x @ self.rule.T + 0.3 * torch.randn(n, 6, generator=g)
        self.tags = (raw > 0).float()

    def __len__(self) -> int:
        return len(self.x)

    def __getitem__(self, i: int):
        return self.x[i], self.tags[i]


torch.manual_seed(0)
train, test = Photos(1500, 1), Photos(400, 2)
loader = DataLoader(train, batch_size=50, shuffle=True)
model = nn.Sequential(nn.Linear(10, 32), nn.ELU(), nn.Linear(32, 6))
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.RMSprop(model.parameters(), lr=0.003, weight_decay=1e-3)
for epoch in range(25):
    for x, tags in loader:
        opt.zero_grad(set_to_none=True)
        loss = bce(model(x), tags)
        loss.backward()
        opt.step()
    if epoch % 6 == 0:
        print("epoch", epoch, "train", loss.item())
with torch.no_grad():
    out = model(test.x)
    print("exact tag accuracy", ((out > 0).float() == test.tags).float().mean().item())
    print("test bce", bce(out, test.tags).item())
