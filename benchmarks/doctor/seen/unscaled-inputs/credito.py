# Aprobacion de creditos
import numpy as np
import torch
import torch.nn as nn

np.random.seed(1)
torch.manual_seed(1)

n = 1200
ingreso = np.random.lognormal(10.3, 0.5, n)
edad = np.random.uniform(20, 70, n)
deuda = np.random.gamma(2, 6000, n)
antiguedad = np.random.exponential(6, n)
puntaje = 1.6 * (np.log(ingreso) - 10.3) / 0.5 - 1.3 * (deuda - 12000) / 8500 + 0.9 * (antiguedad - 6) / 6 + 0.5 * np.sin(edad / 8)
aprobado = (puntaje + 0.2 * np.random.randn(n) > np.median(puntaje)).astype(np.float32)

tabla = np.column_stack([ingreso, edad, deuda, antiguedad]).astype(np.float32)
X_train, X_test = tabla[:900], tabla[900:]
y_train, y_test = aprobado[:900, None], aprobado[900:, None]

X_train, X_test = torch.from_numpy(X_train), torch.from_numpy(X_test)
y_train, y_test = torch.from_numpy(y_train), torch.from_numpy(y_test)


class Credito(nn.Module):
    def __init__(self):
        super(Credito, self).__init__()
        self.fc1 = nn.Linear(4, 16)
        self.fc2 = nn.Linear(16, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        return self.fc2(x)


model = Credito()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(40):
    orden = torch.randperm(900)
    for i in range(0, 900, 45):
        b = orden[i:i + 45]
        optimizer.zero_grad()
        loss = criterion(model(X_train[b]), y_train[b])
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print('Epoch:', epoch, 'Loss:', loss.item())

with torch.no_grad():
    pred = (model(X_test) > 0).float()
print('Exactitud:', (pred == y_test).float().mean().item())
