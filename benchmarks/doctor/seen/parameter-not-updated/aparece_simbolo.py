"""¿Aparece el símbolo 7 en la secuencia? Práctica de redes recurrentes."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(21)
VOCAB, LARGO = 12, 8


class Detector(nn.Module):
    def __init__(self, dim=8, estado=24):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, dim)
        self.gru = nn.GRU(dim, estado, batch_first=True)
        self.fc = nn.Linear(estado, 2)

    def forward(self, s):
        _, h = self.gru(self.emb(s))
        return self.fc(h[-1])


def generar(n):
    s = torch.randint(0, VOCAB, (n, LARGO))
    return s, (s == 7).any(dim=1).long()


s_ent, t_ent = generar(1600)
s_val, t_val = generar(500)
cargador = DataLoader(TensorDataset(s_ent, t_ent), batch_size=32, shuffle=True)

red = Detector()
opt = torch.optim.Adam(red.fc.parameters(), lr=0.01)
for epoca in range(12):
    red.train()
    suma = 0.0
    for s, t in cargador:
        red.zero_grad()
        perdida = nn.functional.cross_entropy(red(s), t)
        perdida.backward()
        opt.step()
        suma += perdida.item() * len(s)
    print(f"época {epoca + 1}: {suma / 1600:.4f}")

red.eval()
with torch.no_grad():
    exactitud = (red(s_val).argmax(1) == t_val).float().mean().item()
print("exactitud en validación", exactitud)
