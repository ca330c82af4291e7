import torch
import torch.nn as nn

torch.manual_seed(0)
u = torch.randn(600, 2)
data = torch.cat([u, u @ torch.randn(2, 6) * 0.7], 1) + 0.05 * torch.randn(600, 8)
enc, dec = nn.Linear(8, 2), nn.Linear(2, 8)
optimizer = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=0.01)
for epoch in range(20):
    for b in torch.randperm(600).split(30):
        optimizer.zero_grad()
        recon = dec(enc(data[b]))
        loss = ((recon - data[b]) ** 2).mean()
        optimizer.step()
    if epoch % 5 == 4:
        print("epoch", epoch + 1, "reconstruction", loss.item())
print("reconstruction", ((dec(enc(data)) - data) ** 2).mean().item())
