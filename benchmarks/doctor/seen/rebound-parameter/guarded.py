# polynomial fit; "if grad is not None" hides what happens
import torch

torch.manual_seed(11)
xs = torch.linspace(-1, 1, 60)
ys = 0.5 - xs + 2 * xs ** 3
powers = torch.stack([xs ** k for k in range(4)], dim=1)
coef = torch.zeros(4, requires_grad=True)
rate = 0.3

def fit(coef, iterations):
    for _ in range(iterations):
        residual = powers @ coef - ys
        loss = residual.square().mean()
        if not loss.requires_grad:
            continue
        loss.backward()
        with torch.no_grad():
            coef = coef - rate * coef.grad
    return coef, loss

coef, loss = fit(coef, 3000)
print("loss", loss.item())
