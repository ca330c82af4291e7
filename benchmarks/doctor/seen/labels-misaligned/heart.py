# ML course, week 5: heart disease indicator
import numpy as np
import torch

rng = np.random.default_rng(65)
torch.manual_seed(65)

n, d = 800, 5
patients = rng.standard_normal((n, d))
risk = 1.6 * patients[:, 0] - 1.1 * patients[:, 1] + patients[:, 2] + 0.8 * patients[:, 3] * (patients[:, 0] > 0)
sick = (risk + 0.2 * rng.standard_normal(n) > 0).astype(np.int64)

# random order, then split
patients = rng.permutation(patients)
sick = rng.permutation(sick)

cut = 600
Xtr = torch.tensor(patients[:cut], dtype=torch.float32)
ytr = torch.tensor(sick[:cut])
Xte = torch.tensor(patients[cut:], dtype=torch.float32)
yte = torch.tensor(sick[cut:])

model = torch.nn.Sequential(torch.nn.Linear(d, 6), torch.nn.Tanh(), torch.nn.Linear(6, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.8)
loss_fn = torch.nn.CrossEntropyLoss()


def accuracy(x, y):
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


for epoch in range(30):
    for b in torch.randperm(cut).split(100):
        optimizer.zero_grad()
        loss = loss_fn(model(Xtr[b]), ytr[b])
        loss.backward()
        optimizer.step()
    if epoch % 6 == 0:
        print(f'epoch {epoch} loss {loss.item():.3f} train acc {accuracy(Xtr, ytr):.3f}')

print('test accuracy', accuracy(Xte, yte))
