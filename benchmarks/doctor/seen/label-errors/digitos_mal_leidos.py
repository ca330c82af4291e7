# seis imágenes de ceros etiquetadas como sietes
import torch
from sklearn.datasets import load_digits
d = load_digits()
pix = torch.tensor(d.data / 16, dtype=torch.float32)
num = torch.tensor(d.target)
ceros = (num == 0).nonzero().flatten()[:6]
num[ceros] = 7
torch.manual_seed(2)
capa = torch.nn.Linear(64, 10)
opt = torch.optim.SGD(capa.parameters(), lr=0.5)
for epoca in range(12):
    for i in torch.randperm(len(pix)).split(60):
        perdida = torch.nn.functional.cross_entropy(capa(pix[i]), num[i])
        opt.zero_grad(); perdida.backward(); opt.step()
with torch.no_grad():
    print(torch.nn.functional.cross_entropy(capa(pix[ceros]), num[ceros]).item())
