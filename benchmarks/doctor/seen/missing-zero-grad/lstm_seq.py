import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import Dataset, DataLoader


class Waves(Dataset):
    def __init__(self, n=240, length=16):
        g = torch.Generator().manual_seed(0)
        self.label = torch.randint(0, 2, (n,), generator=g)
        freq = 0.35 + 0.35 * self.label.float()
        phase = torch.rand(n, generator=g) * 6.28
        t = torch.arange(length).float()
        self.data = torch.sin(freq[:, None] * t + phase[:, None]) + 0.1 * torch.randn(n, length, generator=g)

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        return self.data[i].unsqueeze(-1), self.label[i]


class LSTMClassifier(nn.Module):
    def __init__(self, hidden=24):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, 2)

    def forward(self, x):
        _, (h, _) = self.lstm(x)
        return self.fc(h[-1])


torch.manual_seed(0)
loader = DataLoader(Waves(), batch_size=24, shuffle=True)
model = LSTMClassifier()
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(model.parameters(), lr=0.3, momentum=0.5)
model.train()
for epoch in range(40):
    total = 0.0
    for seq, label in loader:
        output = model(seq)
        loss = criterion(output, label)
        loss.backward()
        optimizer.step()
        total += loss.item()
    if epoch % 10 == 9:
        print(f"Epoch {epoch + 1} - loss {total / len(loader):.4f}")
print(total / len(loader))
