"""GRU con acumulación de gradientes: lote efectivo de 64 con microlotes de 16."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(60)
MICRO, ACUM = 16, 4

seq = torch.randn(512, 12, 2)
obj = torch.tanh(seq[:, :, 0].cumsum(1)[:, -1:] / 3) + 0.5 * seq[:, -1:, 1] + 0.05 * torch.randn(512, 1)


class Regresor(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(2, 20, batch_first=True)
        self.cabeza = nn.Linear(20, 1)

    def forward(self, s):
        return self.cabeza(self.gru(s)[0][:, -1])


modelo = Regresor()
opt = torch.optim.AdamW(modelo.parameters(), lr=0.02)
plan = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.02, total_steps=20 * (512 // (MICRO * ACUM)))
cargador = DataLoader(TensorDataset(seq, obj), batch_size=MICRO, shuffle=True)

for epoca in range(20):
    total = 0.0
    opt.zero_grad()
    for k, (s, o) in enumerate(cargador, start=1):
        perdida = nn.functional.mse_loss(modelo(s), o) / ACUM
        perdida.backward()
        total += perdida.item() * ACUM
        if k % ACUM == 0:
            opt.step()
            opt.zero_grad()
            plan.step()
    if epoca % 6 == 0:
        print(epoca, total / len(cargador))
print("final", total / len(cargador))
