import argparse
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def get_data(batch_size: int):
    d = load_digits()
    Xtr, Xte, ytr, yte = train_test_split(d.data / 16.0, d.target, test_size=0.2,
                                          random_state=1, stratify=d.target)
    keep = Xtr.std(0) > 0.02
    Xtr, Xte = Xtr[:, keep], Xte[:, keep]
    mu, sd = Xtr.mean(0), Xtr.std(0)
    Xtr, Xte = (Xtr - mu) / sd, (Xte - mu) / sd
    to = lambda a: torch.tensor(a, dtype=torch.float32)
    train = TensorDataset(to(Xtr), torch.tensor(ytr))
    test = TensorDataset(to(Xte), torch.tensor(yte))
    return (DataLoader(train, batch_size=batch_size, shuffle=True),
            DataLoader(test, batch_size=256), int(keep.sum()))


def train_epoch(model, loader, optimizer, loss_fn):
    model.train()
    total = 0.0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    return total / len(loader.dataset)


@torch.no_grad()
def evaluate(model, loader, loss_fn):
    model.eval()
    total, hits = 0.0, 0
    for xb, yb in loader:
        out = model(xb)
        total += loss_fn(out, yb).item() * len(xb)
        hits += (out.argmax(1) == yb).sum().item()
    return total / len(loader.dataset), hits / len(loader.dataset)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=2)
    ap.add_argument("--batch-size", type=int, default=128)
    ap.add_argument("--lr", type=float, default=0.25)
    args = ap.parse_args()
    torch.manual_seed(0)
    train_loader, test_loader, d = get_data(args.batch_size)
    model = nn.Sequential(nn.Linear(d, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(args.epochs):
        tr = train_epoch(model, train_loader, optimizer, loss_fn)
        te, acc = evaluate(model, test_loader, loss_fn)
        print(f"epoch {epoch + 1}: train {tr:.4f}  test {te:.4f}  acc {acc:.3f}")
    print(f"test loss {te:.4f}")


if __name__ == "__main__":
    main()
