import torch
import torch.nn as nn

torch.manual_seed(9)


class MaxTagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(10, 8)
        self.lstm = nn.LSTM(8, 24, batch_first=True)
        self.out = nn.Linear(24, 10)

    def forward(self, s):
        _, (h, _) = self.lstm(self.emb(s))
        return self.out(h[-1])


def batch(n):
    s = torch.randint(0, 10, (n, 6))
    return s, s[:, 0]


model = MaxTagger()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for it in range(350):
    s, t = batch(64)
    loss = nn.functional.cross_entropy(model(s), t)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    if it % 70 == 0:
        print(it, loss.item())
with torch.no_grad():
    s, t = batch(500)
    print("acc", (model(s).argmax(1) == t).float().mean().item())
