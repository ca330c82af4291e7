# Autoencoder with plain tensors, 12 correlated sensors to 3 numbers
import torch

torch.manual_seed(28)
factors = torch.randn(1000, 3)
x = factors @ torch.randn(3, 12) + 0.3 * torch.randn(1000, 12)
x = (x - x.mean(0)) / x.std(0)
train, test = x[:800], x[800:]

W = (torch.randn(12, 3) * 0.2).requires_grad_()
V = (torch.randn(3, 12) * 0.4).requires_grad_()
b_code = torch.zeros(3, requires_grad=True)
b_out = torch.zeros(12, requires_grad=True)


def reconstruct(v):
    return torch.tanh(v @ W + b_code) @ V + b_out


opt = torch.optim.Adam([W, b_code, V, b_out], lr=0.02)
for epoch in range(60):
    for rows in torch.randperm(800).chunk(10):
        loss = (reconstruct(train[rows]) - train[rows]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("test reconstruction", (reconstruct(test) - test).pow(2).mean().item())
