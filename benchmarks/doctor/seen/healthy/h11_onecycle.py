import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(11)
X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32).view(-1, 1, 8, 8) / 8 - 0.6
y = torch.tensor(y)
dl = DataLoader(TensorDataset(X, y), batch_size=64, shuffle=True, drop_last=True)
net = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.BatchNorm2d(12), nn.ReLU(), nn.MaxPool2d(2),
                    nn.Conv2d(12, 24, 3, padding=1), nn.BatchNorm2d(24), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
                    nn.Flatten(), nn.Linear(24, 10))
EPOCHS = 8
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.3, steps_per_epoch=len(dl), epochs=EPOCHS)
for ep in range(EPOCHS):
    net.train()
    for xb, yb in dl:
        opt.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(net(xb), yb, label_smoothing=0.05)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        opt.step()
        sched.step()
net.eval()
with torch.no_grad():
    print("acc", (net(X).argmax(1) == y).float().mean().item())
