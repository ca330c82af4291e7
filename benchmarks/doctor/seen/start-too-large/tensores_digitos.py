# Digitos con tensores, sin nn.Module; 48 pixeles (se quitan los bordes vacios)
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

torch.manual_seed(80)
datos = load_digits()
X = torch.tensor(datos.images[:, :, 1:7].reshape(-1, 48), dtype=torch.float32) / 16
y = torch.tensor(datos.target)
orden = torch.randperm(len(X))
entrena, prueba = orden[:1300], orden[1300:]

W1 = torch.randn(48, 80)
b1 = torch.zeros(80)
W2 = torch.randn(80, 40)
b2 = torch.zeros(40)
W3 = torch.randn(40, 10)
b3 = torch.zeros(10)
todos = [W1, b1, W2, b2, W3, b3]
for t in todos:
    t.requires_grad = True


def adelante(x):
    h = F.relu(x @ W1 + b1)
    h = F.relu(h @ W2 + b2)
    return h @ W3 + b3


opt = torch.optim.SGD(todos, lr=0.1)
for epoca in range(25):
    for lote in entrena[torch.randperm(len(entrena))].split(64):
        perdida = F.cross_entropy(adelante(X[lote]), y[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 5 == 4:
        print("epoca", epoca + 1, "perdida", perdida.item())

with torch.no_grad():
    print("perdida en prueba", F.cross_entropy(adelante(X[prueba]), y[prueba]).item())
