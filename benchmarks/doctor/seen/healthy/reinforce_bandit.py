# política con gradiente: el menos delante es correcto
import torch
torch.manual_seed(44)
pago = torch.tensor([0.1, 0.3, 0.9])
theta = torch.zeros(3, requires_grad=True)
opt = torch.optim.SGD([theta], lr=0.3)
media = 0.4
for ronda in range(600):
    p = torch.distributions.Categorical(logits=theta)
    a = p.sample((16,))
    r = torch.bernoulli(pago[a])
    perdida = -(p.log_prob(a) * (r - media)).mean()
    opt.zero_grad()
    perdida.backward()
    opt.step()
    media = 0.95 * media + 0.05 * r.mean().item()
print(torch.softmax(theta, 0)[2].item())
