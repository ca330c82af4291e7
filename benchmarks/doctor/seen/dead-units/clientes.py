# Segmentos de clientes: red totalmente conectada con inicializacion propia
import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(15)
X, y = make_moons(n_samples=900, noise=0.15, random_state=15)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)


def inicializar(capa):
    if isinstance(capa, nn.Linear):
        nn.init.kaiming_uniform_(capa.weight, nonlinearity='relu')
        nn.init.constant_(capa.bias, -10.0)


segmentador = nn.Sequential(
    nn.Linear(2, 24),
    nn.ReLU(),
    nn.Linear(24, 24),
    nn.ReLU(),
    nn.Linear(24, 2),
)
segmentador.apply(inicializar)

optimizador = torch.optim.Adam(segmentador.parameters(), lr=0.005)
planificador = torch.optim.lr_scheduler.StepLR(optimizador, step_size=20, gamma=0.5)
fn = nn.CrossEntropyLoss()

for epoca in range(50):
    for lote in torch.randperm(700).chunk(14):
        perdida = fn(segmentador(X[lote]), y[lote])
        optimizador.zero_grad()
        perdida.backward()
        optimizador.step()
    planificador.step()
    if epoca % 10 == 0:
        print(f'{epoca=} perdida={perdida.item():.4f}')

with torch.no_grad():
    aciertos = segmentador(X[700:]).argmax(1).eq(y[700:]).sum().item()
print('proporcion de aciertos:', aciertos / 200)
