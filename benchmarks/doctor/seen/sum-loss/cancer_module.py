import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(3)
bunch = load_breast_cancer()
xtr, xte, ytr, yte = train_test_split(bunch.data[:, :10], bunch.target, test_size=0.3, random_state=1, stratify=bunch.target)
sc = StandardScaler().fit(xtr)
xtr, xte = (torch.tensor(sc.transform(a), dtype=torch.float32) for a in (xtr, xte))
ytr, yte = (torch.tensor(a, dtype=torch.long) for a in (ytr, yte))

model = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 2))
criterion = nn.CrossEntropyLoss(reduction="sum")
optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.8)


def run_epoch():
    model.train()
    for rows in torch.randperm(len(xtr)).split(66):
        optimizer.zero_grad()
        loss = criterion(model(xtr[rows]), ytr[rows])
        loss.backward()
        optimizer.step()


for epoch in range(12):
    run_epoch()
    model.eval()
    with torch.no_grad():
        out = model(xte)
        val = nn.functional.cross_entropy(out, yte)
    print(f"epoch {epoch}: accuracy {(out.argmax(1) == yte).float().mean():.3f} loss {val.item():.4f}")
