# copied the optimiser settings from a BERT fine-tuning tutorial
import math
import torch
import torch.nn as nn
from sklearn.datasets import load_iris

torch.manual_seed(0)
iris = load_iris()
X = torch.tensor((iris.data - iris.data.mean(0)) / iris.data.std(0), dtype=torch.float32)
y = torch.tensor(iris.target)

model = nn.Sequential(nn.Linear(4, 24), nn.GELU(), nn.Linear(24, 3))
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5, weight_decay=0.01)
epochs = 40
steps = epochs * 10
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, (s + 1) / 20))
for epoch in range(epochs):
    tot = 0.0
    for idx in torch.randperm(150).split(15):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(X[idx]), y[idx])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        tot += loss.item() / 10
    if epoch % 8 == 0:
        print(epoch, round(tot, 4))
print("loss", tot)
