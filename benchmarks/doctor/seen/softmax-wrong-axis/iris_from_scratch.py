# Iris: Softmax-Regression mit einer versteckten Schicht, alles selbst geschrieben
import torch
from sklearn import datasets

torch.manual_seed(3)
iris = datasets.load_iris()
merkmale = torch.tensor(iris.data, dtype=torch.float)
merkmale = (merkmale - merkmale.mean(0)) / merkmale.std(0)
klassen = torch.tensor(iris.target)
misch = torch.randperm(150)
merkmale, klassen = merkmale[misch], klassen[misch]
N_TRAIN = 110


def softmax(z):
    e = torch.exp(z - z.max())
    return e / e.sum(0, keepdim=True)


def nll(p, k):
    return -torch.log(p[range(len(k)), k] + 1e-9).mean()


w1 = torch.randn(4, 10) * 0.4
v1 = torch.zeros(10)
w2 = torch.randn(10, 3) * 0.3
v2 = torch.zeros(3)
alle = [w1, v1, w2, v2]
for t in alle:
    t.requires_grad_()


def netz(x):
    return softmax(torch.tanh(x @ w1 + v1) @ w2 + v2)


for schritt in range(300):
    idx = torch.randint(0, N_TRAIN, (30,))
    verlust = nll(netz(merkmale[idx]), klassen[idx])
    for t in alle:
        t.grad = None
    verlust.backward()
    with torch.no_grad():
        for t in alle:
            t -= 0.1 * t.grad
    if schritt % 100 == 0:
        print(schritt, round(verlust.item(), 4))

with torch.no_grad():
    p = netz(merkmale[N_TRAIN:])
print("Genauigkeit:", (p.argmax(1) == klassen[N_TRAIN:]).float().mean().item())
print("NLL:", nll(p, klassen[N_TRAIN:]).item())
