# forgot that zeroing belongs before backward, inside the closure
import torch

torch.manual_seed(7)
t = torch.linspace(0, 1, 70).unsqueeze(1)
v = torch.exp(-3 * t)
net = torch.nn.Sequential(torch.nn.Linear(1, 12), torch.nn.Tanh(), torch.nn.Linear(12, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)

def closure():
    loss = (net(t) - v).pow(2).mean()
    loss.backward()
    opt.zero_grad(set_to_none=False)
    return loss

for i in range(400):
    loss = opt.step(closure)
print("mse", loss.item())
