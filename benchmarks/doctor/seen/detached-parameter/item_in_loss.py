import torch

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.linspace(-2, 2, 80).view(-1, 1)
y = x.abs()

for step in range(1500):
    optimizer.zero_grad()
    error = torch.mean((model(x) - y) ** 2)
    loss = torch.tensor(error.item(), requires_grad=True)
    loss.backward()
    optimizer.step()
    if step % 300 == 0:
        print(step, loss.item())
assert loss.item() < 0.05, "did not fit"
print(loss.item())
