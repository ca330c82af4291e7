# El clásico: cuatro filas, dos capas, un paso grande
import torch

torch.manual_seed(17)
E = torch.tensor([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
S = torch.tensor([[0.0], [1.0], [1.0], [0.0]])


class Xor(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = torch.nn.Parameter(torch.randn(2, 8))
        self.b1 = torch.nn.Parameter(torch.randn(8) * 0.5)
        self.w2 = torch.nn.Parameter(torch.randn(8, 1) * 0.5)
        self.b2 = torch.nn.Parameter(torch.zeros(1))

    def forward(self, e):
        return torch.tanh(e @ self.w1 + self.b1) @ self.w2 + self.b2


xor = Xor()
for vuelta in range(600):
    l = torch.nn.functional.binary_cross_entropy_with_logits(xor(E), S)
    grads = torch.autograd.grad(l, list(xor.parameters()))
    with torch.no_grad():
        for p, g in zip(xor.parameters(), grads):
            p -= 0.5 * g
    if vuelta % 100 == 0:
        print("vuelta", vuelta, l.item())
print("salidas", torch.sigmoid(xor(E)).flatten().tolist())
print("pérdida", l.item())
