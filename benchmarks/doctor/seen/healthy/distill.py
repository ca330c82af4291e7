"""Teacher and student: the student learns from the teacher's soft targets."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs
from sklearn.model_selection import train_test_split


def mlp(width):
    return nn.Sequential(nn.Linear(6, width), nn.GELU(), nn.Linear(width, 5))


def train(net, x, target, epochs, lr):
    opt = torch.optim.Adam(net.parameters(), lr=lr)
    for epoch in range(epochs):
        for b in torch.randperm(len(x)).split(50):
            opt.zero_grad()
            loss = F.cross_entropy(net(x[b]), target[b])
            loss.backward()
            opt.step()
    return loss.item()


X, y = make_blobs(n_samples=1400, n_features=6, centers=5, cluster_std=3.0, random_state=30)
X = (X - X.mean(0)) / X.std(0)
X_tr, X_te, y_tr, y_te = train_test_split(torch.tensor(X).float(), torch.tensor(y), test_size=400, random_state=0)
torch.manual_seed(30)
teacher, student = mlp(48), mlp(12)
print("teacher loss", train(teacher, X_tr, y_tr, 8, lr=0.005))
with torch.no_grad():
    soft = F.softmax(teacher(X_tr) / 1.5, dim=1)
print("student loss", train(student, X_tr, soft, 15, lr=0.01))
with torch.no_grad():
    for name, net in (("teacher", teacher), ("student", student)):
        print(name, "test accuracy", (net(X_te).argmax(1) == y_te).float().mean().item())
