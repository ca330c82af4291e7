import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

torch.manual_seed(1)
X, y = load_breast_cancer(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
X_train, X_val, y_train, y_val = train_test_split(X, y, train_size=40, random_state=0, stratify=y)
X_train, X_val = torch.tensor(X_train).float(), torch.tensor(X_val).float()
y_train, y_val = torch.tensor(y_train), torch.tensor(y_val)
flip = torch.randperm(40)[:4]
y_train[flip] = 1 - y_train[flip]
net = nn.Sequential(nn.Linear(30, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 2))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
ce = nn.CrossEntropyLoss()
for epoch in range(200):
    net.train()
    for i in torch.randperm(40).split(8):
        opt.zero_grad()
        ce(net(X_train[i]), y_train[i]).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val_loss = ce(net(X_val), y_val).item()
    if epoch % 50 == 0:
        print(epoch, val_loss)
print("final validation loss", val_loss)
