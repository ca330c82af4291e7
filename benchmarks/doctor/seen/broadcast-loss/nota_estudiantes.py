"""Predice la nota final de estudiantes a partir de horas, asistencia y nota previa."""
import numpy as np
import torch
import torch.nn as nn

gen = np.random.RandomState(12)
torch.manual_seed(12)
horas = gen.uniform(0, 10, 700)
asistencia = gen.uniform(0.4, 1.0, 700)
previa = gen.normal(6, 1.5, 700)
nota = 0.35 * horas * asistencia + 0.5 * previa + gen.normal(0, 0.25, 700)

tabla = np.column_stack([horas, asistencia, previa])
tabla = (tabla - tabla[:500].mean(0)) / tabla[:500].std(0)
nota = (nota - nota[:500].mean()) / nota[:500].std()
X = torch.tensor(tabla, dtype=torch.float32)
y = torch.tensor(nota, dtype=torch.float32)

modelo = nn.Sequential(
    nn.Linear(3, 24),
    nn.ReLU(),
    nn.Linear(24, 1),
)
fn_perdida = nn.MSELoss()
optim = torch.optim.SGD(modelo.parameters(), lr=0.02, momentum=0.9)

for ep in range(60):
    idx = torch.randperm(500)
    for j in range(0, 500, 50):
        b = idx[j:j + 50]
        salida = modelo(X[b])
        perdida = fn_perdida(salida, y[b])
        optim.zero_grad()
        perdida.backward()
        optim.step()
    if ep % 10 == 0:
        print(ep, float(perdida))

with torch.no_grad():
    p = modelo(X[500:]).numpy().ravel()
print("ECM en prueba:", float(np.mean((p - nota[500:]) ** 2)))
