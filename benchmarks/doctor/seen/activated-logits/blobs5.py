import torch as th
from torch import nn
from sklearn import datasets

th.manual_seed(77)
X, y = datasets.make_classification(n_samples=1250, n_features=8, n_informative=8, n_redundant=0, n_classes=5,
                                    n_clusters_per_class=1, class_sep=2.5, flip_y=0, random_state=77)
X = th.tensor((X - X.mean(0)) / X.std(0), dtype=th.float32)
y = th.tensor(y)
loader = th.utils.data.DataLoader(list(zip(X[:1000], y[:1000])), batch_size=50, shuffle=True)


def block(i, o, act):
    return nn.Sequential(nn.Linear(i, o), act)


model = nn.Sequential(
    block(8, 40, nn.ReLU()),
    block(40, 20, nn.ReLU()),
    block(20, 5, nn.Sigmoid()),
)
loss_function = nn.CrossEntropyLoss()
optimizer = th.optim.RMSprop(model.parameters(), lr=2e-3)

for epoch in range(12):
    total, count = 0.0, 0
    for inputs, labels in loader:
        outputs = model(inputs)
        loss = loss_function(outputs, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    print("Epoch", epoch, "train loss", total / count)

with th.no_grad():
    print("Test loss", loss_function(model(X[1000:]), y[1000:]).item())
