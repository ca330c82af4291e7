import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

torch.manual_seed(0)
X, y = load_iris(return_X_y=True)
Xa, Xb, ya, yb_ = train_test_split(X, y, test_size=45, random_state=3, stratify=y)
media, desv = Xa.mean(0), Xa.std(0)
t = lambda a: torch.tensor((a - media) / desv, dtype=torch.float32)
entreno = DataLoader(TensorDataset(t(Xa), torch.tensor(ya)), batch_size=16, shuffle=True)
prueba = DataLoader(TensorDataset(t(Xb), torch.tensor(yb_)), batch_size=16)

red = nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 3))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
fn = nn.CrossEntropyLoss()


def exactitud(cargador):
    bien = 0
    for x, y in cargador:
        with torch.no_grad():
            pred = red(x).argmax(dim=1)
        bien += (pred == y).sum().item()
    return bien / (len(cargador) * cargador.batch_size)


for epoca in range(30):
    for x, y in entreno:
        opt.zero_grad()
        loss = fn(red(x), y)
        loss.backward()
        opt.step()
    if epoca % 10 == 9:
        print("epoca", epoca + 1, "exactitud", exactitud(prueba))
