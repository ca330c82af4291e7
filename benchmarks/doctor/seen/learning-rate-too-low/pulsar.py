import torch
from torch import nn, optim
from sklearn.datasets import make_moons
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(55)

# two interleaved families of signals, seen through two coordinates
feats, fam = make_moons(n_samples=1000, noise=0.3, random_state=55)
feats = (feats - feats.mean(axis=0)) / feats.std(axis=0)
ds = TensorDataset(torch.FloatTensor(feats), torch.FloatTensor(fam))
train_ds, val_ds = torch.utils.data.random_split(ds, [800, 200])
train_dl = DataLoader(train_ds, batch_size=32, shuffle=True)
val_dl = DataLoader(val_ds, batch_size=200)


class Detector(nn.Module):
    def __init__(self, width=20):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(2, width), nn.ELU(),
            nn.Linear(width, width), nn.ELU(),
            nn.Linear(width, 1),
        )

    def forward(self, x):
        return self.net(x).view(-1)


model = Detector()
bce = nn.BCEWithLogitsLoss()
optimizer = optim.Adam(model.parameters(), lr=1e-6)


def val_loss():
    model.eval()
    with torch.no_grad():
        return sum(bce(model(x), t).item() for x, t in val_dl) / len(val_dl)


for epoch in range(20):
    model.train()
    for x, t in train_dl:
        optimizer.zero_grad()
        loss = bce(model(x), t)
        loss.backward()
        optimizer.step()
    print("epoch %d  val loss %.5f" % (epoch, val_loss()))
