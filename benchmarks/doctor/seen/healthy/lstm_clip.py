import torch
import torch.nn as nn

torch.manual_seed(7)


class Counter(nn.Module):
    def __init__(self):
        super().__init__()
        self.e = nn.Embedding(6, 8)
        self.r = nn.LSTM(8, 24, batch_first=True)
        self.o = nn.Linear(24, 6)

    def forward(self, s, state=None):
        h, state = self.r(self.e(s), state)
        return self.o(h), state


# periodic stream with truncated backpropagation through time
stream = torch.tensor(([0, 1, 2, 0, 3, 4, 5, 1] * 60))
streams = torch.stack([torch.roll(stream, -k) for k in range(8)])
m = Counter()
opt = torch.optim.Adam(m.parameters(), lr=5e-3)
for ep in range(6):
    state = None
    tot = n = 0
    for t in range(0, 470, 15):
        x, y = streams[:, t:t + 15], streams[:, t + 1:t + 16]
        if y.shape[1] < x.shape[1]:
            x = x[:, :y.shape[1]]
        if state is not None:
            state = tuple(s.detach() for s in state)
        out, state = m(x, state)
        loss = nn.functional.cross_entropy(out.transpose(1, 2), y)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(m.parameters(), 0.5)
        opt.step()
        tot += loss.item()
        n += 1
    print(ep, tot / n)
