import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


class DigitNet(nn.Module):
    def __init__(self, n_pixels):
        super(DigitNet, self).__init__()
        self.fc1 = nn.Linear(n_pixels, 64)
        self.fc2 = nn.Linear(64, 32)
        self.fc3 = nn.Linear(32, 10)
        self.act = nn.LeakyReLU(0.1)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        x = self.act(self.fc1(x))
        x = self.act(self.fc2(x))
        return self.softmax(self.fc3(x))


torch.manual_seed(7)
data = load_digits()
pixels = data.data[:, data.data.std(0) > 0.9] / 16.0
Xtr, Xte, ytr, yte = train_test_split(
    torch.tensor(pixels, dtype=torch.float32), torch.tensor(data.target), test_size=0.25, random_state=0)
model = DigitNet(pixels.shape[1])
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)

for epoch in range(12):
    order = torch.randperm(len(Xtr))
    for k in range(0, len(Xtr), 64):
        rows = order[k:k + 64]
        opt.zero_grad()
        loss = loss_fn(model(Xtr[rows]), ytr[rows])
        loss.backward()
        opt.step()
with torch.no_grad():
    out = model(Xte)
    print("test acc", (out.argmax(1) == yte).float().mean().item())
    print("test loss", loss_fn(out, yte).item())
