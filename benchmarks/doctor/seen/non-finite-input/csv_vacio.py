# una celda vacía del archivo se lee como nan
import io
import numpy as np
import torch
archivo = io.StringIO("""altura,peso,grupo
-1.0,-0.8,0
-0.9,-1.1,0
-1.2,-0.7,0
-0.4,-0.6,0
,-0.9,0
0.9,1.0,1
1.2,0.8,1
0.8,1.1,1
1.1,0.6,1
0.7,0.9,1
""")
tabla = np.genfromtxt(archivo, delimiter=",", skip_header=1, dtype=np.float32)
X = torch.from_numpy(tabla[:, :2].copy())
y = torch.from_numpy(tabla[:, 2].copy())
w = torch.zeros(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for vuelta in range(200):
    z = X @ w + b
    perdida = torch.nn.functional.binary_cross_entropy_with_logits(z, y)
    perdida.backward()
    with torch.no_grad():
        w -= 0.5 * w.grad
        b -= 0.5 * b.grad
    w.grad = b.grad = None
print(perdida.item())
