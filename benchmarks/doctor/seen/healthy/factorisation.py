import torch
import torch.nn as nn

torch.manual_seed(1)
U, V = torch.randn(60, 3), torch.randn(40, 3)
R = U @ V.T / 3 ** 0.5
pairs = torch.randperm(2400)
train, test = pairs[:2000], pairs[2000:]


class MF(nn.Module):
    def __init__(self, k=3):
        super().__init__()
        self.u, self.v = nn.Embedding(60, k), nn.Embedding(40, k)
        nn.init.normal_(self.u.weight, std=0.5)
        nn.init.normal_(self.v.weight, std=0.5)

    def forward(self, p):
        return (self.u(p // 40) * self.v(p % 40)).sum(1)


mf = MF()
opt = torch.optim.Adam(mf.parameters(), lr=0.03)
flat = R.flatten()
for epoch in range(25):
    for i in train[torch.randperm(2000)].split(100):
        loss = nn.functional.mse_loss(mf(i), flat[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, loss.item())
print("unseen ratings", nn.functional.mse_loss(mf(test), flat[test]).item())
