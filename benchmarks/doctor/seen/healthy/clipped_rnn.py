import torch
from torch import nn
torch.manual_seed(14)
seq = torch.randint(0, 2, (200, 6, 1)).float()
parity = (seq.sum(1) > 2.5).float()
gru = nn.GRU(1, 16, batch_first=True)
head = nn.Linear(16, 1)
params = [*gru.parameters(), *head.parameters()]
opt = torch.optim.Adam(params, lr=0.02)
for epoch in range(30):
    for i in torch.randperm(200).split(25):
        out, last = gru(seq[i])
        loss = nn.functional.binary_cross_entropy_with_logits(head(last[0]), parity[i])
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(params, 1.0)
        opt.step()
print(loss.item())
