import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(0)
X, y = make_classification(n_samples=1200, n_features=10, n_informative=6, n_redundant=0, n_classes=3,
                           n_clusters_per_class=1, class_sep=1.7, flip_y=0, random_state=10)
X = StandardScaler().fit_transform(X)
X_train, X_test = train_test_split(X, test_size=0.25, random_state=1)
y_train, y_test = train_test_split(y, test_size=0.25, random_state=2)
X_train = torch.tensor(X_train, dtype=torch.float32)
X_test = torch.tensor(X_test, dtype=torch.float32)
y_train, y_test = torch.tensor(y_train), torch.tensor(y_test)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(10, 16)
        self.l2 = nn.Linear(16, 3)
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        return self.l2(self.drop(torch.relu(self.l1(x))))


model = Classifier()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for epoch in range(20):
    model.train()
    for b in torch.randperm(900).split(45):
        opt.zero_grad()
        loss = ce(model(X_train[b]), y_train[b])
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        acc = (model(X_test).argmax(1) == y_test).float().mean().item()
    print(f"epoch {epoch:2d} loss {loss.item():.3f} test acc {acc:.3f}")
