"""One long noisy signal, read in order in chunks; the hidden state is carried on and cut (truncated BPTT)."""
import torch
import torch.nn as nn

torch.manual_seed(310)
LENGTH, CHUNK, STREAMS = 600, 20, 8
t = torch.arange(LENGTH + 1).float()
phase = 6.28 * torch.rand(STREAMS, 1)
rate = 0.25 + 0.25 * torch.rand(STREAMS, 1)
clean = torch.sin(rate * t + phase) + 0.5 * torch.sin(2.3 * rate * t)
signal = clean + 0.05 * torch.randn(STREAMS, LENGTH + 1)


class Reader(nn.Module):
    def __init__(self, hidden=24):
        super().__init__()
        self.rnn = nn.LSTM(1, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x, state=None):
        h, state = self.rnn(x, state)
        return self.out(h), state


net = Reader()
opt = torch.optim.Adam(net.parameters(), lr=0.03)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.9)
mse = nn.MSELoss()
x, y = signal[:, :-1, None], signal[:, 1:, None]
cut = 480
for epoch in range(18):
    state = None
    for s in range(0, cut, CHUNK):
        if state is not None:
            state = tuple(v.detach() for v in state)
        pred, state = net(x[:, s:s + CHUNK], state)
        loss = mse(pred, y[:, s:s + CHUNK])
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
    sched.step()
    if epoch % 6 == 5:
        print(f"epoch {epoch + 1} loss {loss.item():.4f}")
with torch.no_grad():
    _, state = net(x[:, :cut])
    pred, _ = net(x[:, cut:], state)
    print("mse on the last stretch", mse(pred, y[:, cut:]).item())
