# Maximum likelihood for a Gaussian: climb the log-likelihood
import torch

torch.manual_seed(0)
data = torch.randn(1000) * 0.7 + 2.0
mu = torch.tensor(0.0, requires_grad=True)
log_sigma = torch.tensor(0.0, requires_grad=True)
opt = torch.optim.SGD([mu, log_sigma], lr=0.1, maximize=True)
for it in range(200):
    sample = data[torch.randint(0, 1000, (100,))]
    loglik = torch.distributions.Normal(mu, log_sigma.exp()).log_prob(sample).mean()
    opt.zero_grad()
    loglik.backward()
    opt.step()
    if it % 40 == 0:
        print(it, loglik.item())
print("mu", mu.item(), "sigma", log_sigma.exp().item())
print("log-likelihood", torch.distributions.Normal(mu, log_sigma.exp()).log_prob(data).mean().item())
