# Clasificar golpes de tambor por 6 descriptores de audio (4 tipos)
import numpy as np
import torch
import torch.nn as nn

rng = np.random.RandomState(15)
torch.manual_seed(15)

centros = rng.normal(0, 1.6, (4, 6))
tipo = np.repeat(np.arange(4), 300)
descr = centros[tipo] + rng.normal(0, 1.0, (1200, 6))
descr = (descr - descr.mean(0)) / descr.std(0)

# mezclar y separar
mezcla = rng.permutation(1200)
descr = descr[mezcla]
tipo = tipo[rng.permutation(1200)]
X_ent, X_val = torch.Tensor(descr[:900]), torch.Tensor(descr[900:])
y_ent, y_val = torch.LongTensor(tipo[:900]), torch.LongTensor(tipo[900:])


class Tambor(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(6, 12)
        self.b = nn.Linear(12, 4)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x)))


modelo = Tambor()
opt = torch.optim.RMSprop(modelo.parameters(), lr=0.005)
perdida_fn = nn.CrossEntropyLoss()
for epoca in range(1, 21):
    modelo.train()
    for lote in torch.randperm(900).split(45):
        perdida = perdida_fn(modelo(X_ent[lote]), y_ent[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    modelo.eval()
    with torch.no_grad():
        ent = (modelo(X_ent).argmax(1) == y_ent).float().mean().item()
        val = (modelo(X_val).argmax(1) == y_val).float().mean().item()
    print(f"época {epoca}: entreno {ent:.3f}, validación {val:.3f}")
