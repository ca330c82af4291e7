# Clasificar flujos de red (normal / escaneo / descarga). Datos simulados.
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(4)
centros = torch.tensor([[1.5, 0.0, -1.0, 0.5], [-1.5, 1.0, 0.5, -1.0], [0.0, -1.5, 1.0, 1.0]])
y = torch.randint(0, 3, (900,))
X = centros[y] + 0.6 * torch.randn(900, 4)
train_ds, val_ds = random_split(TensorDataset(X, y), [700, 200])
train_loader = DataLoader(train_ds, batch_size=32, shuffle=True)
val_loader = DataLoader(val_ds, batch_size=200)

model = nn.Sequential(nn.Linear(4, 24), nn.ReLU(), nn.Linear(24, 3))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3)


def train_one_epoch():
    model.train()
    train_loss = 0.0
    for inputs, labels in train_loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        train_loss += loss * inputs.size(0)
    return train_loss / len(train_ds)


def validate():
    model.eval()
    good = 0
    with torch.no_grad():
        for inputs, labels in val_loader:
            good += (model(inputs).argmax(1) == labels).sum().item()
    return good / len(val_ds)


for epoch in range(20):
    tl = train_one_epoch()
    if epoch % 5 == 4:
        print(f"epoca {epoch + 1}: loss {float(tl):.4f} val_acc {validate():.3f}")

print("acc final", validate())
