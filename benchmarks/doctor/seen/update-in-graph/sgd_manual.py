# Treino de um MLP com descida do gradiente escrita à mão
import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(1)
dados, alvo = make_moons(n_samples=300, noise=0.12, random_state=4)
x = torch.tensor((dados - dados.mean(0)) / dados.std(0), dtype=torch.float32)
y = torch.tensor(alvo)

modelo = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 2))
taxa = 2.0


def atualiza(rede, taxa):
    for p in rede.parameters():
        p -= taxa * p.grad
        p.grad.zero_()


for epoca in range(800):
    perda = nn.functional.cross_entropy(modelo(x), y)
    perda.backward()
    atualiza(modelo, taxa)
    if epoca % 100 == 0:
        print("época", epoca, "perda", perda.item())

print("perda final", perda.item())
