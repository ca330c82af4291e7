import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

# Cinco variedades de uva, siete mediciones químicas
torch.manual_seed(29)
mediciones, variedad = make_blobs(n_samples=900, n_features=7, centers=5, cluster_std=2.5, random_state=29)
mediciones = (mediciones - mediciones.mean(axis=0)) / mediciones.std(axis=0)
M = torch.tensor(mediciones, dtype=torch.float32)
V = torch.tensor(variedad)
M_ent, V_ent = M[:700], V[:700]
M_pru, V_pru = M[700:], V[700:]


class RedUvas(nn.Module):
    def __init__(self):
        super().__init__()
        self.oculta1 = nn.Linear(7, 32)
        self.oculta2 = nn.Linear(32, 16)
        self.salida = nn.Linear(16, 5)
        self.sigmoide = nn.Sigmoid()

    def forward(self, m):
        m = torch.relu(self.oculta1(m))
        m = torch.tanh(self.oculta2(m))
        m = self.sigmoide(self.salida(m))
        return m


red = RedUvas()
perdida_fn = nn.CrossEntropyLoss()
adam = torch.optim.Adam(red.parameters(), lr=0.005)
planificador = torch.optim.lr_scheduler.StepLR(adam, step_size=15, gamma=0.5)

for epoca in range(40):
    red.train()
    orden = torch.randperm(700)
    for k in range(0, 700, 50):
        f = orden[k:k + 50]
        perdida = perdida_fn(red(M_ent[f]), V_ent[f])
        adam.zero_grad()
        perdida.backward()
        adam.step()
    planificador.step()
    if epoca % 5 == 4:
        red.eval()
        with torch.no_grad():
            print("época", epoca + 1, "pérdida de prueba", perdida_fn(red(M_pru), V_pru).item())
