"""Activity recognition from summary statistics of a wrist band."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(88)
means = torch.tensor([[1.2, 0.2, -0.5, 0.0, 0.7], [-0.9, 1.0, 0.3, -0.8, 0.0], [0.0, -1.2, 0.6, 0.9, -0.7]])
label = torch.randint(0, 3, (1500,))
stats = means[label] + 0.7 * torch.randn(1500, 5)
dataset = TensorDataset(stats, label)
train_set, test_set = random_split(dataset, [1200, 300])
train_loader = DataLoader(dataset, batch_size=50, shuffle=True)
test_loader = DataLoader(test_set, batch_size=100)


class Band(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(5, 16), nn.LayerNorm(16), nn.ReLU(), nn.Linear(16, 3))

    def forward(self, x):
        return self.net(x)


def run_epoch(model, loader, loss_fn, opt=None):
    correct, seen, total = 0, 0, 0.0
    with torch.set_grad_enabled(opt is not None):
        for x, y in loader:
            out = model(x)
            loss = loss_fn(out, y)
            if opt is not None:
                opt.zero_grad()
                loss.backward()
                opt.step()
            total += loss.item() * len(y)
            correct += (out.argmax(1) == y).sum().item()
            seen += len(y)
    return total / seen, correct / seen


model = Band()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=5e-3, weight_decay=1e-3)
for epoch in range(15):
    tr = run_epoch(model, train_loader, loss_fn, opt)
    if epoch % 3 == 2:
        te = run_epoch(model, test_loader, loss_fn)
        print(f"epoch {epoch + 1} train {tr[0]:.3f}/{tr[1]:.3f} test {te[0]:.3f}/{te[1]:.3f}")
print("test accuracy", te[1])
