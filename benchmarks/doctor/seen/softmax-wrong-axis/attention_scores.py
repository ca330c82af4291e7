"""A softmax head trained with cross-entropy over probabilities; axis mixed up after a transpose."""
import torch

def predict(params, batch):
    u, c, v, d = params
    hidden = torch.tanh(u @ batch.T + c)
    scores = v @ hidden + d
    return scores.T.softmax(0)

torch.manual_seed(6)
means = 2.5 * torch.tensor([[1.0, 0.0], [-0.5, 0.87], [-0.5, -0.87]])
k = torch.arange(180) % 3
data = means[k] + 0.6 * torch.randn(180, 2)
params = [torch.randn(9, 2, requires_grad=True), torch.zeros(9, 1, requires_grad=True),
          (torch.randn(3, 9) * 0.4).requires_grad_(), torch.zeros(3, 1, requires_grad=True)]
opt = torch.optim.SGD(params, lr=0.3)
for it in range(500):
    i = torch.randint(0, 180, (36,))
    q = predict(params, data[i])
    loss = -q[torch.arange(36), k[i]].clamp_min(1e-8).log().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
q = predict(params, data)
print(-q[torch.arange(180), k].clamp_min(1e-8).log().mean().item())
