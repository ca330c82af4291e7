import torch
torch.manual_seed(22)
x = torch.linspace(-2, 2, 60).unsqueeze(1)
y = torch.exp(-x ** 2)
net = torch.nn.Sequential(torch.nn.Linear(1, 10), torch.nn.Tanh(), torch.nn.Linear(10, 1))
opt = torch.optim.LBFGS(net.parameters(), lr=0.5, max_iter=10)
def closure():
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(net(x), y)
    loss.backward()
    return loss
for step in range(30):
    loss = opt.step(closure)
print(loss.item())
