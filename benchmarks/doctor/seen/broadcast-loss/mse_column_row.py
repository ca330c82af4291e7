import torch
import warnings
warnings.filterwarnings("ignore")
torch.manual_seed(0)
x = torch.rand(100, 1) * 6 - 3
y = torch.sin(x[:, 0])
net = torch.nn.Sequential(torch.nn.Linear(1, 24), torch.nn.Tanh(), torch.nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(400):
    loss = torch.nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(((net(x)[:, 0] - y) ** 2).mean().item())
