import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def make_mlp(sizes, activation=nn.ReLU, out_activation=None):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(activation())
    if out_activation is not None:
        layers.append(out_activation)
    return nn.Sequential(*layers)


torch.manual_seed(1)
wine = load_wine()
x_train, x_test, y_train, y_test = train_test_split(
    wine.data, wine.target, test_size=0.3, stratify=wine.target, random_state=0)
scaler = StandardScaler().fit(x_train)
x = torch.tensor(scaler.transform(x_train), dtype=torch.float32)
xt = torch.tensor(scaler.transform(x_test), dtype=torch.float32)
y, yt = torch.tensor(y_train), torch.tensor(y_test)

model = make_mlp([13, 32, 3], out_activation=nn.Softmax(dim=-1))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)

for epoch in range(30):
    epoch_loss = 0
    for rows in torch.randperm(len(x)).split(31):
        optimizer.zero_grad()
        loss = criterion(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    if (epoch + 1) % 5 == 0:
        print("epoch", epoch + 1, "loss", epoch_loss / 4)

with torch.no_grad():
    out = model(xt)
    print("acc", (out.argmax(1) == yt).float().mean().item())
    print("test loss", criterion(out, yt).item())
