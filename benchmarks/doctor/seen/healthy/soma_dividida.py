# Regressão robusta; a perda de cada lote é somada e dividida pelo número de linhas
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Molas(Dataset):
    """Alongamento de uma mola não linear em função de massa e temperatura."""

    def __init__(self, n, semente):
        g = torch.Generator().manual_seed(semente)
        massa = torch.rand(n, generator=g) * 2 - 1
        temperatura = torch.rand(n, generator=g) * 2 - 1
        self.entrada = torch.stack([massa, temperatura], 1) * 1.7
        self.saida = massa + 0.6 * massa ** 3 + 0.4 * massa * temperatura + 0.05 * torch.randn(n, generator=g)

    def __len__(self):
        return len(self.saida)

    def __getitem__(self, i):
        return self.entrada[i], self.saida[i]


class Mola(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 20)
        self.fc2 = nn.Linear(20, 1)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x))).squeeze(1)


torch.manual_seed(4)
treino, teste = DataLoader(Molas(450, 1), batch_size=32, shuffle=True), Molas(200, 2)
mola = Mola()
soma = nn.HuberLoss(reduction="sum", delta=0.5)
otim = torch.optim.RMSprop(mola.parameters(), lr=0.03)
agenda = torch.optim.lr_scheduler.StepLR(otim, 15, gamma=0.4)
for epoca in range(50):
    for x, s in treino:
        otim.zero_grad()
        perda = soma(mola(x), s) / len(s)
        perda.backward()
        otim.step()
    agenda.step()
    with torch.no_grad():
        valor = (soma(mola(teste.entrada), teste.saida) / len(teste)).item()
    if epoca % 10 == 9:
        print(f"época {epoca + 1} perda de teste {valor:.6f}")
print(valor)
