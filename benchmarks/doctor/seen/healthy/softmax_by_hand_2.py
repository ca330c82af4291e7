# Softmax regression, gradients derived on paper (see my notes p. 12), no autograd used.
import torch
from sklearn.datasets import load_wine

torch.manual_seed(16)
data = load_wine()
X = torch.tensor(data.data, dtype=torch.float64)
T = torch.eye(3, dtype=torch.float64)[torch.tensor(data.target)]
shuffle = torch.randperm(len(X))
X, T = X[shuffle], T[shuffle]
X = (X - X.mean(0)) / X.std(0)
Xtr, Ttr, Xte, Tte = X[:130], T[:130], X[130:], T[130:]

W = torch.zeros(13, 3, dtype=torch.float64)
c = torch.zeros(3, dtype=torch.float64)
decay = 0.01
for it in range(300):
    Z = Xtr @ W + c
    P = torch.exp(Z - Z.max(1, keepdim=True).values)
    P = P / P.sum(1, keepdim=True)
    G = (P - Ttr) / len(Xtr)
    W = W - 0.5 * (Xtr.T @ G + decay * W)
    c = c - 0.5 * G.sum(0)
    if it % 60 == 0:
        print(it, -(Ttr * P.log()).sum(1).mean().item())
print("accuracy:", ((Xte @ W + c).argmax(1) == Tte.argmax(1)).double().mean().item())
