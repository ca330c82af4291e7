import torch
import torch.nn as nn

torch.manual_seed(0)
gru, lin = nn.GRU(1, 20, batch_first=True), nn.Linear(20, 1)
opt = torch.optim.Adam([*gru.parameters(), *lin.parameters()], lr=0.01)
for it in range(350):
    x = torch.rand(32, 8, 1)
    y = x.sum(1) - 4
    out, _ = gru(x)
    loss = nn.functional.mse_loss(lin(out[:, -1]), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 70 == 0:
        print(it, loss.item())
print(loss.item())
