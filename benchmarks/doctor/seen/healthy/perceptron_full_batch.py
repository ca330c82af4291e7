# Lineare Regression, volles Batch, große Schrittweite (knapp unter 2/lambda)
import torch

torch.manual_seed(1)
A = torch.randn(300, 4)
A = (A - A.mean(0)) / A.std(0)
wahr = torch.tensor([1.0, -0.5, 0.3, 0.8])
ziel = A @ wahr + 0.5 + 0.1 * torch.randn(300)
w = torch.zeros(4, requires_grad=True)
c = torch.zeros((), requires_grad=True)
for schritt in range(60):
    verlust = ((A[:220] @ w + c - ziel[:220]) ** 2).mean()
    gw, gc = torch.autograd.grad(verlust, (w, c))
    with torch.no_grad():
        w -= 0.7 * gw
        c -= 0.7 * gc
    if schritt % 10 == 0:
        print(schritt, verlust.item())
with torch.no_grad():
    print("Testfehler", ((A[220:] @ w + c - ziel[220:]) ** 2).mean().item())
