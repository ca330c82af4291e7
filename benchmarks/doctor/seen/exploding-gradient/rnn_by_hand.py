"""A recurrent network written out by hand (research notebook style, parameters in a dict)."""
import torch
import torch.nn.functional as F

torch.manual_seed(31)
H, T, C = 48, 36, 3


def batch(n):
    y = torch.randint(0, C, (n,))
    t = torch.arange(T).float()
    freq = torch.tensor([0.25, 0.5, 0.9])[y]
    phase = 6.28 * torch.rand(n)
    s = torch.sin(freq[:, None] * t + phase[:, None]) + 0.2 * torch.randn(n, T)
    return s, y


params = {
    "wx": torch.randn(1, H) * 0.5,
    "wh": torch.randn(H, H) * 2.2 / H ** 0.5,
    "bh": torch.zeros(H),
    "wo": torch.randn(H, C) / H ** 0.5,
    "bo": torch.zeros(C),
}
for p in params.values():
    p.requires_grad_()


def rnn(p, s):
    h = torch.zeros(len(s), H)
    for t in range(T):
        h = torch.tanh(s[:, t:t + 1] @ p["wx"] + h @ p["wh"] + p["bh"])
    return h @ p["wo"] + p["bo"]


opt = torch.optim.Adam(params.values(), lr=0.006)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.85)
train_s, train_y = batch(600)
test_s, test_y = batch(200)
for epoch in range(15):
    for idx in torch.randperm(600).split(50):
        loss = F.cross_entropy(rnn(params, train_s[idx]), train_y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 3 == 0:
        print(f"{epoch:3d} loss {loss.item():.3f}")

with torch.no_grad():
    print("test loss", F.cross_entropy(rnn(params, test_s), test_y).item())
