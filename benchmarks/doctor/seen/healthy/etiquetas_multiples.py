# Noticias con varias etiquetas a la vez (economía, deporte, política, ciencia)
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(21)


class Noticias(Dataset):
    TEMAS = ["economia", "deporte", "politica", "ciencia"]

    def __init__(self, n, mezcla):
        self.x = torch.randn(n, 10)
        z = self.x @ mezcla + 0.4 * torch.randn(n, len(self.TEMAS))
        self.y = (z > 0).float()

    def __len__(self):
        return self.x.shape[0]

    def __getitem__(self, i):
        return {"entrada": self.x[i], "etiquetas": self.y[i]}


mezcla = torch.randn(10, 4) / 10 ** 0.5
ent = DataLoader(Noticias(900, mezcla), batch_size=45, shuffle=True)
val = DataLoader(Noticias(300, mezcla), batch_size=100)
red = nn.Sequential(nn.Linear(10, 16), nn.Tanh(), nn.Linear(16, 4))
opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=2e-3)
plan = torch.optim.lr_scheduler.MultiStepLR(opt, [12, 18], gamma=0.2)
bce = nn.BCEWithLogitsLoss()

for epoca in range(22):
    for lote in ent:
        opt.zero_grad()
        bce(red(lote["entrada"]), lote["etiquetas"]).backward()
        opt.step()
    plan.step()
    with torch.no_grad():
        v = [(bce(red(b["entrada"]), b["etiquetas"]).item(), ((red(b["entrada"]) > 0) == (b["etiquetas"] > 0)).float().mean().item()) for b in val]
    if epoca % 4 == 1:
        print("época", epoca, "aciertos por etiqueta", sum(a for _, a in v) / len(v))
print("pérdida de validación", sum(l for l, _ in v) / len(v))
