# Next-day temperature from the last 10 days with a GRU
import numpy as np
import torch
import torch.nn as nn

SEED = 42


def seed_everything(seed):
    np.random.seed(seed)
    torch.manual_seed(seed)


class GRUForecaster(nn.Module):
    def __init__(self, hidden=12):
        super().__init__()
        self.gru = nn.GRU(1, hidden, batch_first=True)
        self.fc = nn.Linear(hidden, 1)

    def forward(self, x):
        out, _ = self.gru(x)
        return self.fc(out[:, -1])


def make_windows(series, width=10):
    x = np.stack([series[i:i + width] for i in range(len(series) - width)])
    return (torch.tensor(x, dtype=torch.float32).unsqueeze(-1),
            torch.tensor(series[width:], dtype=torch.float32).unsqueeze(-1))


def train_one_epoch(model, opt, loss_fn, x, y, batch=40):
    seed_everything(SEED)
    model.train()
    order = np.random.permutation(len(x))
    losses = []
    for s in range(0, len(x), batch):
        pick = torch.from_numpy(order[s:s + batch])
        loss = loss_fn(model(x[pick]), y[pick])
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


seed_everything(SEED)
days = np.arange(700)
temp = np.sin(days / 6) + 0.5 * np.sin(days / 2.3 + 1) + 0.1 * np.random.randn(700)
temp = (temp - temp.mean()) / temp.std()
x, y = make_windows(temp)
x_tr, y_tr, x_va, y_va = x[:560], y[:560], x[570:], y[570:]

model = GRUForecaster()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
loss_fn = nn.MSELoss()
for epoch in range(25):
    tr = train_one_epoch(model, opt, loss_fn, x_tr, y_tr)
    if epoch % 5 == 0:
        print(f'epoch {epoch:2d} train {tr:.4f}')

model.eval()
with torch.no_grad():
    print('val mse', loss_fn(model(x_va), y_va).item())
