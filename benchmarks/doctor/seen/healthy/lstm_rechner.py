"""LSTM, das gestörte Sägezahnkurven fortsetzt (mit Gradientenbegrenzung)."""
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Saegezahn(Dataset):
    def __init__(self, n, seed, laenge=20):
        g = torch.Generator().manual_seed(seed)
        phase = torch.rand(n, 1, generator=g)
        tempo = 0.05 + 0.05 * torch.rand(n, 1, generator=g)
        t = torch.arange(laenge + 1).float()
        welle = torch.sin(6.2832 * (phase + tempo * t)) + 0.3 * torch.sin(12.566 * (phase + tempo * t))
        self.x = (welle[:, :-1] + 0.02 * torch.randn(n, laenge, generator=g)).unsqueeze(-1)
        self.y = welle[:, -1:]

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Fortsetzer(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.kopf = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.kopf(self.lstm(x)[0][:, -1])


torch.manual_seed(3)
train = DataLoader(Saegezahn(800, 1), batch_size=50, shuffle=True)
test = Saegezahn(300, 2)
netz = Fortsetzer()
opt = torch.optim.Adam(netz.parameters(), lr=0.01)
plan = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=25)
for epoche in range(25):
    for x, y in train:
        opt.zero_grad()
        verlust = nn.functional.mse_loss(netz(x), y)
        verlust.backward()
        nn.utils.clip_grad_norm_(netz.parameters(), 1.0)
        opt.step()
    plan.step()
    with torch.no_grad():
        fehler = nn.functional.mse_loss(netz(test.x), test.y).item()
    if epoche % 4 == 0:
        print(f"Epoche {epoche:2d}: Testfehler {fehler:.5f}")
print("am Ende", fehler)
