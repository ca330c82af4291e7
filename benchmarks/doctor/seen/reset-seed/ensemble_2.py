import random
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split


def set_seed(seed: int = 0):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


set_seed(0)
X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train = torch.FloatTensor((X_train - mean) / std)
X_test = torch.FloatTensor((X_test - mean) / std)
y_train, y_test = torch.LongTensor(y_train), torch.LongTensor(y_test)


def train_one(epochs=25):
    set_seed(0)
    net = nn.Sequential(nn.Linear(13, 12), nn.ReLU(), nn.Linear(12, 3))
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(epochs):
        for idx in torch.randperm(len(X_train)).split(16):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(net(X_train[idx]), y_train[idx])
            loss.backward()
            opt.step()
    return net


members = []
for m in range(5):
    members.append(train_one())
    print('member', m, 'trained')

with torch.no_grad():
    probs = torch.stack([net(X_test).softmax(dim=1) for net in members]).mean(0)
    print('ensemble accuracy', (probs.argmax(1) == y_test).float().mean().item())
