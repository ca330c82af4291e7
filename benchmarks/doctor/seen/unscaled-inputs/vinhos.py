# classificação dos vinhos (sklearn) com uma rede de uma camada oculta
import torch
from torch.utils.data import TensorDataset, DataLoader
from sklearn.datasets import load_wine

torch.manual_seed(0)
dados = load_wine()
X = torch.tensor(dados.data, dtype=torch.float32)
y = torch.tensor(dados.target)
carregador = DataLoader(TensorDataset(X, y), batch_size=16, shuffle=True)

rede = torch.nn.Sequential(
    torch.nn.Linear(13, 20),
    torch.nn.Tanh(),
    torch.nn.Linear(20, 3),
)
otimizador = torch.optim.SGD(rede.parameters(), lr=0.05, momentum=0.9)
perda_fn = torch.nn.CrossEntropyLoss()
for epoca in range(40):
    certos = 0
    for xb, yb in carregador:
        saida = rede(xb)
        perda = perda_fn(saida, yb)
        otimizador.zero_grad()
        perda.backward()
        otimizador.step()
        certos += (saida.argmax(1) == yb).sum().item()
    if epoca % 5 == 0:
        print(epoca, perda.item(), certos / len(X))
print("acuracia", certos / len(X))
