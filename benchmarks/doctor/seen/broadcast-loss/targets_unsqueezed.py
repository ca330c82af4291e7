import torch as T
T.manual_seed(9)
sig = T.linspace(0, 4, 90)
obs = T.exp(-sig) * T.cos(4 * sig)
A = T.randn(1, 20).mul(2).requires_grad_(); a = T.randn(20).requires_grad_()
B = T.randn(20, 1).mul(.2).requires_grad_(); b = T.zeros(1).requires_grad_()
model = lambda s: (T.tanh(s[:, None] @ A + a) @ B + b).flatten()
opt = T.optim.Adam([A, a, B, b], lr=0.02)
for n in range(600):
    out = model(sig)
    huber = T.nn.functional.smooth_l1_loss(out, obs.unsqueeze(1))
    opt.zero_grad(); huber.backward(); opt.step()
print(T.nn.functional.smooth_l1_loss(model(sig), obs).item())
