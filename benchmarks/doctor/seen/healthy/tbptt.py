import torch
import torch.nn as nn

torch.manual_seed(3)
signal = torch.sin(torch.arange(1200) * 0.2) + 0.3 * torch.sin(torch.arange(1200) * 0.07)
signal = signal.view(4, 300)
rnn, head = nn.GRU(1, 16, batch_first=True), nn.Linear(16, 1)
opt = torch.optim.Adam([*rnn.parameters(), *head.parameters()], lr=0.01)
for epoch in range(15):
    h = None
    for s in range(0, 280, 20):
        x, t = signal[:, s:s + 20, None], signal[:, s + 1:s + 21, None]
        o, h = rnn(x, h)
        h = h.detach()
        loss = nn.functional.mse_loss(head(o), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 3 == 2:
        print(epoch + 1, loss.item())
print("one step ahead", loss.item())
