"""Match users with items: two small encoders and a head that scores the pair."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(21)


class Encoder(nn.Module):
    def __init__(self, d_in, d_out):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d_in, 24), nn.Tanh(), nn.Linear(24, d_out))

    def forward(self, x):
        return self.body(x)


class Matcher(nn.Module):
    def __init__(self):
        super().__init__()
        self.users = Encoder(8, 4)
        self.items = Encoder(8, 4)
        self.head = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, u, i):
        zu = self.users(u).detach()
        zi = self.items(i).detach()
        return self.head(zu * zi).squeeze(1)


U, V = torch.randn(2400, 8), torch.randn(2400, 8)
A = torch.randn(8, 2)
score = ((U @ A) * (V @ A)).sum(1) / 4
target = torch.tanh(score) + 0.05 * torch.randn(2400)
train_set, valid_set = random_split(TensorDataset(U, V, target), [2000, 400])
loader = DataLoader(train_set, batch_size=50, shuffle=True)

net = Matcher()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
mse = nn.MSELoss()
for epoch in range(25):
    run = 0.0
    for u, v, t in loader:
        opt.zero_grad()
        loss = mse(net(u, v), t)
        loss.backward()
        opt.step()
        run += loss.item()
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1:2d}  train mse {run / len(loader):.4f}")
with torch.no_grad():
    u, v, t = zip(*[valid_set[k] for k in range(len(valid_set))])
    print("valid mse %.4f" % mse(net(torch.stack(u), torch.stack(v)), torch.stack(t)).item())
