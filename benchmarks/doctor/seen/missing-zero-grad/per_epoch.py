import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_moons

torch.manual_seed(2)
X, y = make_moons(600, noise=0.12, random_state=4)
ds = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
loader = DataLoader(ds, batch_size=20, shuffle=True)


class Classifier(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x).squeeze(1)


model = Classifier()
optim = torch.optim.SGD(model.parameters(), lr=0.3)
bce = nn.BCEWithLogitsLoss()

for epoch in range(40):
    model.train()
    optim.zero_grad()
    epoch_loss = 0.0
    for xb, yb in loader:
        logits = model(xb)
        loss = bce(logits, yb)
        loss.backward()
        optim.step()
        epoch_loss += loss.item() * xb.size(0)
    if epoch % 8 == 7:
        print("Epoch", epoch + 1, "loss", epoch_loss / len(ds))

model.eval()
with torch.no_grad():
    final = bce(model(ds.tensors[0]), ds.tensors[1]).item()
print("final loss", final)
