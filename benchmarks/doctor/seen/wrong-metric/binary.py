import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
Xtr, Xva, ytr, yva = train_test_split(X, y, test_size=0.25, random_state=0)
sc = StandardScaler().fit(Xtr)
Xtr = torch.tensor(sc.transform(Xtr)).float()
Xva = torch.tensor(sc.transform(Xva)).float()
ytr = torch.tensor(ytr).float().unsqueeze(1)
yva = torch.tensor(yva).float().unsqueeze(1)

torch.manual_seed(0)
clf = nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 1))
opt = torch.optim.SGD(clf.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-3)
bce = nn.BCEWithLogitsLoss()


def accuracy(logits, target):
    predicted = logits.round()
    return (predicted == target).float().mean().item()


for epoch in range(60):
    out = clf(Xtr)
    loss = bce(out, ytr)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 15 == 14:
        with torch.no_grad():
            val = clf(Xva)
        print(epoch + 1, f"loss {loss.item():.3f} val loss {bce(val, yva).item():.3f} val acc {accuracy(val, yva):.3f}")
