import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

rng = np.random.default_rng(8)
X, truth = make_blobs(n_samples=360, centers=[[-3, 0], [3, 0.5], [0, 4.5]], cluster_std=0.8, random_state=8)
X = ((X - X.mean(0)) / X.std(0)).astype("float32")

# answers of the person who went through the pictures
answers = truth.copy()
tired = rng.choice(len(X), size=14, replace=False)
answers[tired] = (truth[tired] + rng.integers(1, 3, size=14)) % 3

X = torch.from_numpy(X)
y = torch.from_numpy(answers)

model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
loss_fn = nn.CrossEntropyLoss()

for epoch in range(60):
    order = torch.randperm(len(X))
    for k in range(0, len(X), 40):
        sel = order[k:k + 40]
        loss = loss_fn(model(X[sel]), y[sel])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())

with torch.no_grad():
    scores = model(X)
    print("accuracy", (scores.argmax(1) == y).float().mean().item())
    print("final loss", loss_fn(scores, y).item())
