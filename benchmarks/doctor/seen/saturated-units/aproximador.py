# Função suave de duas variáveis aproximada por uma rede com tangente hiperbólica
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class AtivacaoTanh(nn.Module):
    def __init__(self, inclinacao: float = 1.0):
        super().__init__()
        self.inclinacao = inclinacao

    def forward(self, z):
        return torch.tanh(self.inclinacao * z)


class Aproximador(nn.Module):
    def __init__(self, ocultas=20):
        super().__init__()
        self.entrada = nn.Linear(2, ocultas)
        self.ativacao = AtivacaoTanh(inclinacao=60.0)
        self.saida = nn.Linear(ocultas, 1)

    def forward(self, x):
        return self.saida(self.ativacao(self.entrada(x)))


def treinar(modelo, dados, epocas=40, lr=0.03):
    otimizador = torch.optim.Adam(modelo.parameters(), lr=lr)
    agenda = torch.optim.lr_scheduler.StepLR(otimizador, 15, gamma=0.4)
    erro = nn.MSELoss()
    for epoca in range(epocas):
        soma = 0.0
        for x, y in dados:
            otimizador.zero_grad()
            perda = erro(modelo(x), y)
            perda.backward()
            otimizador.step()
            soma += perda.item() * len(x)
        agenda.step()
        if epoca % 10 == 9:
            print(f"época {epoca + 1}: erro médio {soma / len(dados.dataset):.5f}")


torch.manual_seed(17)
x = 2 * torch.randn(700, 2).clamp(-2, 2)
y = torch.sin(x[:, :1]) + 0.3 * x[:, 1:]
treinar(Aproximador(), DataLoader(TensorDataset(x / 2, y), batch_size=35, shuffle=True))
