import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser(description="wine classifier")
parser.add_argument("--criterion", choices=["nll", "ce"], default="nll")
parser.add_argument("--hidden", type=int, default=12)
parser.add_argument("--lr", type=float, default=0.05)
parser.add_argument("--epochs", type=int, default=40)
opt = parser.parse_args()

LOSSES = {"nll": nn.NLLLoss(), "ce": nn.CrossEntropyLoss()}

torch.manual_seed(0)
X, y = load_wine(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
mu, sd = Xa.mean(0), Xa.std(0)
Xa, Xb = [torch.tensor((a - mu) / sd, dtype=torch.float32) for a in (Xa, Xb)]
ya, yb = torch.tensor(ya), torch.tensor(yb)

model = nn.Sequential(nn.Linear(13, opt.hidden), nn.Tanh(), nn.Linear(opt.hidden, 3))
criterion = LOSSES[opt.criterion]
sgd = torch.optim.SGD(model.parameters(), lr=opt.lr, momentum=0.8)
for epoch in range(opt.epochs):
    for idx in torch.randperm(len(Xa)).split(31):
        loss = criterion(model(Xa[idx]), ya[idx])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    if epoch % 10 == 9:
        acc = (model(Xa).argmax(1) == ya).float().mean().item()
        print(f"epoch {epoch + 1}: train loss {loss.item():.4f}  acc {acc:.3f}")
with torch.no_grad():
    print("test cross-entropy", F.cross_entropy(model(Xb), yb).item())
