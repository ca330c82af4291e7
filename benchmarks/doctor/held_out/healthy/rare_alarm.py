config = {"rows": 4000, "share": 0.03, "lr": 0.01, "epochs": 30, "batch": 100}

import torch
from torch import nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

torch.manual_seed(13)
X, y = make_classification(n_samples=config["rows"], n_features=5, n_informative=5, n_redundant=0, class_sep=2.5,
                           n_clusters_per_class=1, weights=[1 - config["share"]], flip_y=0.0, random_state=13)
X = (X - X.mean(0)) / X.std(0)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, stratify=y, random_state=13)
Xa, Xb = torch.tensor(Xa).float(), torch.tensor(Xb).float()
ya, yb = torch.tensor(ya).float(), torch.tensor(yb).float()


class Alarm(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1, self.l2 = nn.Linear(5, 16), nn.Linear(16, 1)

    def forward(self, x):
        return self.l2(torch.tanh(self.l1(x))).squeeze(1)


model = Alarm()
opt = torch.optim.Adam(model.parameters(), lr=config["lr"], weight_decay=1e-4)
bce = nn.BCEWithLogitsLoss()
for epoch in range(config["epochs"]):
    for ids in torch.randperm(len(Xa)).split(config["batch"]):
        opt.zero_grad()
        bce(model(Xa[ids]), ya[ids]).backward()
        opt.step()
    if epoch % 6 == 5:
        with torch.no_grad():
            print("epoch", epoch + 1, "test loss", bce(model(Xb), yb).item())
with torch.no_grad():
    hit = (model(Xb) > 0).float()
print("share of alarms in test", yb.mean().item())
print("recall of the alarms", hit[yb == 1].mean().item())
