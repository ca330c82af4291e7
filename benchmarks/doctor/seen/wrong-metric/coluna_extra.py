# Prever se um cliente volta: rede simples com saída única
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(36)
dados = torch.randn(1100, 5)
volta = ((dados[:, 0] * 1.4 - dados[:, 1] + dados[:, 2].abs() - 0.8) > 0).float()
treino = DataLoader(TensorDataset(dados[:900], volta[:900]), batch_size=30, shuffle=True)
teste_x, teste_y = dados[900:], volta[900:]

rede = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 1))
otimizador = torch.optim.Adam(rede.parameters(), lr=0.005)
perda_fn = nn.BCEWithLogitsLoss()


def acuracia(saida, alvo):
    previsto = (torch.sigmoid(saida) > 0.5).float()
    return (previsto == alvo).float().mean().item()


for epoca in range(20):
    rede.train()
    for x, y in treino:
        perda = perda_fn(rede(x), y.unsqueeze(1))
        otimizador.zero_grad()
        perda.backward()
        otimizador.step()
    rede.eval()
    with torch.no_grad():
        saida = rede(teste_x)
        if epoca % 4 == 3:
            print(f"época {epoca + 1}: acurácia {acuracia(saida, teste_y):.4f}")
print("perda de teste", perda_fn(saida, teste_y.unsqueeze(1)).item())
