# Classificação multirrótulo: quais dos quatro sinais estão presentes no registro?
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Registros(Dataset):
    def __init__(self, n, semente):
        g = torch.Generator().manual_seed(semente)
        t = torch.linspace(0, 1, 32)
        modelos = torch.stack([torch.sin(6.28 * 2 * t), torch.cos(6.28 * 3 * t), torch.sign(torch.sin(6.28 * 5 * t)),
                               torch.exp(-((t - 0.5) / 0.1) ** 2) * 2])
        self.alvo = (torch.rand(n, 4, generator=g) < 0.5).float()
        forca = 0.8 + 0.4 * torch.rand(n, 4, generator=g)
        self.x = (self.alvo * forca) @ modelos + 0.25 * torch.randn(n, 32, generator=g)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.alvo[i]


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(1, 8, 5, padding=2)
        self.fc = nn.Linear(8 * 16, 4)

    def forward(self, x):
        h = torch.nn.functional.gelu(self.conv(x.unsqueeze(1)))
        h = nn.functional.avg_pool1d(h, 2)
        return self.fc(h.flatten(1))


torch.manual_seed(0)
treino, teste = Registros(900, 1), Registros(300, 2)
detector = Detector()
criterio = nn.BCEWithLogitsLoss()
otim = torch.optim.AdamW(detector.parameters(), lr=0.008, weight_decay=0.02)
for epoca in range(15):
    for x, a in DataLoader(treino, batch_size=45, shuffle=True):
        otim.zero_grad()
        criterio(detector(x), a).backward()
        otim.step()
    with torch.no_grad():
        saida = detector(teste.x)
        perda = criterio(saida, teste.alvo).item()
        todos = ((saida > 0) == teste.alvo.bool()).all(dim=1).float().mean().item()
    print(f"{epoca:2d} todos certos {todos:.3f} perda {perda:.4f}")
