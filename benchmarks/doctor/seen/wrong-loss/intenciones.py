# Detector de intenciones para un chatbot: 20 intenciones, frases como bolsa de palabras
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)
N_INT, VOCAB, LARGO = 20, 200, 10
afinidad = torch.softmax(2.2 * torch.randn(N_INT, VOCAB), dim=1)


def frases(n):
    y = torch.randint(0, N_INT, (n,))
    return torch.multinomial(afinidad[y], LARGO, replacement=True), y


class Bolsa(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.EmbeddingBag(VOCAB, 24, mode="mean")
        self.fc = nn.Linear(24, N_INT)

    def forward(self, t):
        return self.fc(self.emb(t))


x_tr, y_tr = frases(2000)
x_va, y_va = frases(500)
dl = DataLoader(TensorDataset(x_tr, y_tr), batch_size=50, shuffle=True)
modelo = Bolsa()
criterio = nn.MSELoss()
opt = torch.optim.SGD(modelo.parameters(), lr=0.2, momentum=0.9)

for epoca in range(12):
    for t, y in dl:
        objetivo = F.one_hot(y, N_INT).float()
        loss = criterio(modelo(t), objetivo)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoca % 3 == 2:
        with torch.no_grad():
            acc = (modelo(x_va).argmax(1) == y_va).float().mean().item()
        print(f"epoca {epoca + 1}  loss {loss.item():.4f}  acc {acc:.3f}")

with torch.no_grad():
    print("acierto final", (modelo(x_va).argmax(1) == y_va).float().mean().item())
