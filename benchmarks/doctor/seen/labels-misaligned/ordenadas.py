# ordeno las etiquetas y dejo los datos como estaban
import torch
from sklearn.datasets import load_digits
torch.manual_seed(2)
digitos = load_digits(n_class=4)
imagenes = torch.tensor(digitos.data / 16, dtype=torch.float32)
etiquetas, _ = torch.sort(torch.tensor(digitos.target))
red = torch.nn.Sequential(torch.nn.Linear(64, 6), torch.nn.Tanh(), torch.nn.Linear(6, 4))
opt = torch.optim.Adam(red.parameters(), lr=0.005)
for epoca in range(8):
    for i in torch.randperm(len(imagenes)).split(60):
        perdida = torch.nn.functional.cross_entropy(red(imagenes[i]), etiquetas[i])
        opt.zero_grad(); perdida.backward(); opt.step()
    print(epoca, perdida.item())
