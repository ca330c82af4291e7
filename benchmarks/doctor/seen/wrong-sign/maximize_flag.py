import torch
torch.manual_seed(10)
model = torch.nn.Sequential(torch.nn.Linear(3, 12), torch.nn.ReLU(), torch.nn.Linear(12, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.002, maximize=True)
x = torch.randn(160, 3)
y = (x ** 2).sum(1, keepdim=True) / 3
for epoch in range(25):
    for b in torch.randperm(160).split(40):
        loss = torch.nn.functional.mse_loss(model(x[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, float(loss))
