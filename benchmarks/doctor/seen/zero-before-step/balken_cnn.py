# Kleines CNN: waagrechte / senkrechte / schraege Balken in 10x10-Bildern
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(21)


def bilder(n):
    bild = 0.5 * torch.randn(n, 1, 10, 10)
    klasse = torch.randint(0, 3, (n,))
    for i in range(n):
        k = torch.randint(1, 9, (1,)).item()
        if klasse[i] == 0:
            bild[i, 0, k, :] += 1.5
        elif klasse[i] == 1:
            bild[i, 0, :, k] += 1.5
        else:
            bild[i, 0] += 1.5 * torch.diag(torch.ones(10 - k // 3), k // 3)
    return bild, klasse


class Netz(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 12, 3, padding=1)
        self.fc = nn.Linear(12, 3)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.relu(self.conv2(x))
        return self.fc(x.amax(dim=(2, 3)))


x_tr, y_tr = bilder(800)
x_te, y_te = bilder(300)
netz = Netz()
opt = torch.optim.Adam(netz.parameters(), lr=0.005)
for epoche in range(15):
    reihenfolge = torch.randperm(len(x_tr))
    for teil in reihenfolge.split(40):
        loss = F.cross_entropy(netz(x_tr[teil]), y_tr[teil])
        loss.backward()
        opt.zero_grad()
        opt.step()
    print(f"Epoche {epoche}: {loss.item():.4f}")

netz.eval()
with torch.no_grad():
    treffer = (netz(x_te).argmax(1) == y_te).float().mean().item()
print(f"Trefferquote: {treffer:.4f}")
