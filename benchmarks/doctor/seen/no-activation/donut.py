from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split
import torch
import torch.nn as nn


class Classifier(nn.Module):
    def __init__(self, d_in: int, d_hidden: int, d_out: int) -> None:
        super().__init__()
        self.inp = nn.Linear(d_in, d_hidden)
        self.mid = nn.Linear(d_hidden, d_hidden)
        self.out = nn.Linear(d_hidden, d_out)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.inp(x)
        x = self.mid(x)
        return self.out(x)


torch.manual_seed(6)
X, y = make_circles(n_samples=900, noise=0.1, factor=0.4, random_state=6)
X = (X - X.mean(0)) / X.std(0)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=6)
X_train, X_test = (torch.tensor(a, dtype=torch.float32) for a in (X_train, X_test))
y_train, y_test = torch.tensor(y_train), torch.tensor(y_test)

clf = Classifier(2, 24, 2)
optimizer = torch.optim.SGD(clf.parameters(), lr=0.1, momentum=0.9)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(200):
    optimizer.zero_grad()
    loss = loss_fn(clf(X_train), y_train)
    loss.backward()
    optimizer.step()
    if epoch % 40 == 0:
        print("Epoch", epoch, "Loss", round(loss.item(), 4))

with torch.no_grad():
    print("Test accuracy:", (clf(X_test).argmax(1) == y_test).float().mean().item())
