import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(42)
digits = load_digits()
images = torch.tensor(digits.images, dtype=torch.float32)[:, None] / 16
images = (images - images.mean()) / images.std()
full = TensorDataset(images, torch.tensor(digits.target))
train, test = random_split(full, [1400, 397])
loader = DataLoader(train, batch_size=50, shuffle=True)

net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(64, 10),
)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.3)

for epoch in range(12):
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(net(x), y)
        loss.backward()
        optimizer.step()
        scheduler.step()
    print(f"epoch {epoch}  lr {scheduler.get_last_lr()[0]:.2e}  loss {loss.item():.4f}")

net.eval()
with torch.no_grad():
    x, y = next(iter(DataLoader(test, batch_size=397)))
    out = net(x)
    print("accuracy", (out.argmax(1) == y).float().mean().item())
    print("test loss", loss_fn(out, y).item())
