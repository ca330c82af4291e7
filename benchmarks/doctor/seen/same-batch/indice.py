# regresión por mini lotes, sin DataLoader
import numpy as np
import torch

rng = np.random.default_rng(17)
A = rng.normal(size=(640, 4)).astype(np.float32)
obj = (np.sin(A[:, 0] * 1.5) + A[:, 1] * A[:, 2] - 0.3 * A[:, 3]).astype(np.float32)
obj = (obj - obj.mean()) / obj.std()
A, obj = torch.from_numpy(A), torch.from_numpy(obj)

torch.manual_seed(17)
capa1 = torch.nn.Linear(4, 40)
capa2 = torch.nn.Linear(40, 1)
par = [*capa1.parameters(), *capa2.parameters()]
opt = torch.optim.Adam(par, lr=0.01)
tam = 32
lotes = len(A) // tam


def pred(x):
    return capa2(torch.tanh(capa1(x))).flatten()


for epoca in range(30):
    orden = torch.randperm(640) if epoca == 0 else orden
    inicio = 0
    for n in range(lotes):
        idx = orden[inicio:inicio + tam]
        err = torch.mean((pred(A[idx]) - obj[idx]) ** 2)
        opt.zero_grad()
        err.backward()
        opt.step()
    if epoca % 6 == 0:
        print(epoca, err.item())
with torch.no_grad():
    print("ecm total", torch.mean((pred(A) - obj) ** 2).item())
