import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class SeedNet(nn.Module):
    def __init__(self, n_in, n_hidden, n_out):
        super(SeedNet, self).__init__()
        self.layer1 = nn.Linear(n_in, n_hidden)
        self.layer2 = nn.Linear(n_hidden, n_out)

    def forward(self, x):
        x = torch.relu(self.layer1(x))
        return self.layer2(x)


def train_one_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for inputs, targets in loader:
        outputs = model(inputs)
        loss = criterion(outputs, targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def validate(model, X, y, criterion):
    model.eval()
    with torch.no_grad():
        out = model(X)
        return criterion(out, y).item(), (out.argmax(1) == y).float().mean().item()


if __name__ == "__main__":
    torch.manual_seed(7)
    X, y = make_classification(n_samples=1500, n_features=10, n_informative=10, n_redundant=0, n_classes=3,
                               n_clusters_per_class=1, class_sep=2.0, flip_y=0, random_state=7)
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.3, random_state=7, stratify=y)
    sc = StandardScaler().fit(X_train)
    X_train = torch.tensor(sc.transform(X_train), dtype=torch.float32)
    X_val = torch.tensor(sc.transform(X_val), dtype=torch.float32)
    y_train, y_val = torch.tensor(y_train), torch.tensor(y_val)

    model = SeedNet(10, 24, 3)
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(model.parameters(), lr=0.1, weight_decay=1e-3)
    loader = DataLoader(TensorDataset(X_train, y_train), batch_size=32, shuffle=True)
    for epoch in range(25):
        tr = train_one_epoch(model, loader, criterion, optimizer)
        vl, va = validate(model, X_val, y_val, criterion)
        if epoch % 6 == 0:
            print(f"[{epoch:02d}] train {tr:.4f} val {vl:.4f} acc {va:.3f}")
    print("final val loss", validate(model, X_val, y_val, criterion)[0])
