"""Multi-label tagging: a question can carry any subset of four tags."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(3)
TAGS = ["python", "sql", "web", "math"]
N_WORDS, N_DOCS = 40, 3400

affinity = torch.rand(len(TAGS), N_WORDS) < 0.15
tags = (torch.rand(N_DOCS, len(TAGS)) < 0.4).float()
rate = 0.15 + 0.8 * (tags @ affinity.float())
counts = torch.poisson(rate)
features = torch.log1p(counts)
features = (features - features.mean(0)) / features.std(0)

train_set, test_set = random_split(TensorDataset(features, tags), [2800, 600])


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(N_WORDS, len(TAGS))

    def forward(self, x):
        return self.linear(x)


model = Tagger()
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.8, weight_decay=1e-3)
for epoch in range(25):
    for x, t in DataLoader(train_set, batch_size=140, shuffle=True):
        optimizer.zero_grad()
        loss = loss_fn(model(x), t)
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", loss.item())

x, t = next(iter(DataLoader(test_set, batch_size=600)))
with torch.no_grad():
    z = model(x)
hits = ((z > 0).float() == t).float().mean(0)
print({tag: round(h.item(), 3) for tag, h in zip(TAGS, hits)})
print("test loss", loss_fn(z, t).item())
