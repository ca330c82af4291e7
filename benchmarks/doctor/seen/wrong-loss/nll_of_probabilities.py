import torch
from torch import nn
from sklearn.datasets import load_digits
torch.manual_seed(0)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X = (X / 16).float()
model = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10), nn.Softmax(dim=-1))
loss_fn = nn.NLLLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(6):
    for i in torch.randperm(len(X)).split(64):
        opt.zero_grad()
        loss_fn(model(X[i]), y[i]).backward()
        opt.step()
    print(epoch + 1, (model(X).argmax(1) == y).float().mean().item())
