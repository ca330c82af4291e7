import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import make_friedman1

torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

X, y = make_friedman1(n_samples=1000, n_features=5, noise=0.8, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32).unsqueeze(1)
train_ds, val_ds = random_split(TensorDataset(X, y), [800, 200])
train_dl = DataLoader(train_ds, batch_size=32, shuffle=True)
val_dl = DataLoader(val_ds, batch_size=200)

model = nn.Sequential(nn.Linear(5, 24), nn.SiLU(), nn.Linear(24, 1)).to(device)
optimizer = torch.optim.RMSprop(model.parameters(), lr=1.5e-2)
lr_sched = torch.optim.lr_scheduler.StepLR(optimizer, step_size=20, gamma=0.3)
criterion = nn.MSELoss()

num_epochs = 50
for epoch in range(num_epochs):
    model.train()
    train_loss = 0
    for inputs, targets in train_dl:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, targets)
        loss.backward()
        optimizer.step()
        train_loss += loss
    lr_sched.step()
    if (epoch + 1) % 10 == 0:
        print(f"Epoch [{epoch + 1}/{num_epochs}] train loss: {train_loss / len(train_dl):.4f}")

model.eval()
with torch.no_grad():
    val_loss = sum(criterion(model(a.to(device)), b.to(device)).item() for a, b in val_dl) / len(val_dl)
print(f"Validation loss: {val_loss:.4f}")
