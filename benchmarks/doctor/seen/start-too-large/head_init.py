import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification

torch.manual_seed(77)
X, y = make_classification(1000, 10, n_informative=8, n_redundant=0, n_classes=4, n_clusters_per_class=1, class_sep=1.8, random_state=77)
X = (X - X.mean(0)) / X.std(0)
loader = DataLoader(TensorDataset(torch.tensor(X).float(), torch.tensor(y)), batch_size=50, shuffle=True)


class MLP(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.a = nn.Linear(d, 48)
        self.b = nn.Linear(48, 48)
        self.c = nn.Linear(48, k)
        self.reset()

    def reset(self):
        for p in self.parameters():
            nn.init.normal_(p)

    def forward(self, x):
        return self.c(torch.relu(self.b(torch.relu(self.a(x)))))


mlp = MLP(10, 4)
opt = torch.optim.Adam(mlp.parameters(), lr=1e-3)
for epoch in range(25):
    total = 0.0
    for xb, yb in loader:
        loss = nn.functional.cross_entropy(mlp(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() * len(xb) / 1000
    if epoch % 6 == 0:
        print(epoch, total)
print(total)
