"""Zweischichtiges Netz mit von Hand ausgerechneten Ableitungen."""
import torch


class HandNetz:
    def __init__(self, ein, mitte, aus, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.W1 = torch.randn(ein, mitte, generator=g) / ein ** 0.5
        self.b1 = torch.zeros(mitte)
        self.W2 = torch.randn(mitte, aus, generator=g) / mitte ** 0.5
        self.b2 = torch.zeros(aus)

    def vorwaerts(self, x):
        self.x = x
        self.h = torch.tanh(x @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def rueckwaerts(self, d):
        dW2, db2 = self.h.t() @ d, d.sum(0)
        dz = (d @ self.W2.t()) * (1 - self.h ** 2)
        return self.x.t() @ dz, dz.sum(0), dW2, db2

    def schritt(self, ableitungen, rate):
        for p, a in zip((self.W1, self.b1, self.W2, self.b2), ableitungen):
            p -= rate * a


torch.manual_seed(0)
winkel = torch.rand(500) * 6.2832
klasse = torch.randint(0, 2, (500,))
radius = torch.where(klasse == 0, 0.7, 1.6) + 0.12 * torch.randn(500)
x = torch.stack([radius * winkel.cos(), radius * winkel.sin()], 1)
x = (x - x.mean(0)) / x.std(0)
ziel = torch.nn.functional.one_hot(klasse, 2).float()

netz = HandNetz(2, 16, 2)
for t in range(1000):
    p = torch.softmax(netz.vorwaerts(x), dim=1)
    verlust = -(ziel * torch.log(p + 1e-12)).sum(1).mean()
    netz.schritt(netz.rueckwaerts((p - ziel) / len(x)), rate=3.0)
    if t % 200 == 0:
        print(t, f"{verlust.item():.4f}")
print("Verlust", verlust.item())
