import argparse
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

p = argparse.ArgumentParser()
p.add_argument("--micro", type=int, default=16)
p.add_argument("--accum", type=int, default=4)
p.add_argument("--epochs", type=int, default=25)
p.add_argument("--lr", type=float, default=0.1)
args = p.parse_args()

torch.manual_seed(5)
d = load_digits()
a, b, ya, yb = train_test_split(d.data, d.target, test_size=0.3, stratify=d.target, random_state=5)
pca = PCA(24, whiten=True, random_state=5).fit(a)
a, b = (torch.tensor(pca.transform(v), dtype=torch.float32) for v in (a, b))
ya, yb = torch.tensor(ya), torch.tensor(yb)

model = nn.Sequential(nn.Linear(24, 64), nn.SiLU(), nn.Linear(64, 10))
opt = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9, weight_decay=1e-3)
ce = nn.CrossEntropyLoss()
loader = DataLoader(TensorDataset(a, ya), batch_size=args.micro, shuffle=True, drop_last=True)

for epoch in range(args.epochs):
    opt.zero_grad()
    for i, (xb, y) in enumerate(loader, start=1):
        loss = ce(model(xb), y) / args.accum
        loss.backward()
        if i % args.accum == 0 or i == len(loader):
            opt.step()
            opt.zero_grad()
    if epoch % 5 == 4:
        with torch.no_grad():
            print("epoch", epoch + 1, "held-out loss", round(ce(model(b), yb).item(), 4))
with torch.no_grad():
    print("held-out accuracy", (model(b).argmax(1) == yb).float().mean().item())
