# Reconhecer dígitos com uma pequena CNN
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)
bunch = load_digits(n_class=6)
imagens = torch.tensor(bunch.images, dtype=torch.float32)[:, None] / 8 - 1
rotulos = torch.tensor(bunch.target)
treino = DataLoader(TensorDataset(imagens[:800], rotulos[:800]), batch_size=40, shuffle=True)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)
        self.lin = nn.Linear(8 * 9, 6)

    def forward(self, x):
        return self.lin(F.max_pool2d(F.relu(self.conv(x)), 2).flatten(1))


cnn = CNN()
otim = torch.optim.SGD(cnn.parameters(), lr=0.05, momentum=0.9)
for epoca in range(12):
    for img, rot in treino:
        saida = cnn(img)
        alvo = F.one_hot(rot, 6).float()
        perda = F.mse_loss(saida, alvo)
        otim.zero_grad()
        perda.backward()
        otim.step()
    with torch.no_grad():
        acc = (cnn(imagens[800:]).argmax(1) == rotulos[800:]).float().mean().item()
    print(epoca, perda.item(), acc)
