import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader

CFG = {
    "features": ["sqft", "rooms", "age", "sqft", "lot"],
    "target": "price",
    "hidden": 16,
    "lr": 0.01,
}


def read_table(n, seed):
    g = torch.Generator().manual_seed(seed)
    t = {
        "sqft": 900 + 400 * torch.randn(n, generator=g).abs(),
        "rooms": torch.randint(1, 7, (n,), generator=g).float(),
        "age": 50 * torch.rand(n, generator=g),
        "lot": 3000 + 800 * torch.randn(n, generator=g),
    }
    t["price"] = 0.1 * t["sqft"] + 12 * t["rooms"] - 0.8 * t["age"] + 0.01 * t["lot"]
    t["price"] += 8 * torch.randn(n, generator=g)
    return t


class Houses(Dataset):
    def __init__(self, table, features, target):
        columns = [table[name] for name in features]
        x = torch.stack(columns, dim=1)
        self.x = (x - x.mean(0)) / x.std(0)
        y = table[target]
        self.y = (y - y.mean()) / y.std()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i : i + 1]


torch.manual_seed(9)
ds = Houses(read_table(800, 9), CFG["features"], CFG["target"])
train, test = torch.utils.data.random_split(ds, [600, 200])
model = nn.Sequential(nn.Linear(len(CFG["features"]), CFG["hidden"]), nn.ReLU(), nn.Linear(CFG["hidden"], 1))
opt = torch.optim.Adam(model.parameters(), lr=CFG["lr"])
for epoch in range(20):
    for x, y in DataLoader(train, batch_size=40, shuffle=True):
        opt.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
x, y = next(iter(DataLoader(test, batch_size=200)))
with torch.no_grad():
    print("test mse", nn.functional.mse_loss(model(x), y).item())
