# Kleiner Spamfilter: Haeufigkeiten von fuenf Woertern, logistische Regression
import torch

torch.manual_seed(5)
n = 240
spam = torch.arange(n) % 2
raten = torch.tensor([[0.6, 2.5, 0.4, 3.0, 1.0], [3.2, 0.5, 2.8, 0.6, 2.6]])
X = torch.log1p(torch.poisson(raten[spam] * 4))
X = (X - X.mean(0)) / X.std(0)
y = spam.float()
# von Hand nachgetragen
for zeile in (12, 45, 77, 102, 130, 161, 199, 214):
    y[zeile] = 1 - y[zeile]

w = torch.zeros(5, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([w, b], lr=0.5)
for it in range(300):
    z = X @ w + b
    verlust = torch.nn.functional.binary_cross_entropy_with_logits(z, y) + 0.01 * (w * w).sum()
    opt.zero_grad()
    verlust.backward()
    opt.step()
    if it % 60 == 0:
        print(it, float(verlust))
print("Gewichte", w.detach().numpy().round(2))
print("Verlust am Ende:", float(verlust))
