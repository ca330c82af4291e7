import torch
import torch.nn as nn
import torch.nn.functional as F

class Deep(nn.Module):
    def __init__(self, n_hidden=7, width=20):
        super().__init__()
        self.first = nn.Linear(1, width)
        self.hidden = nn.ModuleList(nn.Linear(width, width) for _ in range(n_hidden))
        self.last = nn.Linear(width, 1)
        for layer in [self.first, *self.hidden]:
            nn.init.xavier_normal_(layer.weight, gain=1.2)
    def forward(self, x):
        x = torch.sigmoid(self.first(x))
        for layer in self.hidden:
            x = torch.sigmoid(layer(x))
        return self.last(x)

torch.manual_seed(5)
x = torch.linspace(-2, 2, 120).reshape(-1, 1)
y = x ** 2 - 1
model = Deep()
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for epoch in range(500):
    opt.zero_grad()
    loss = F.mse_loss(model(x), y)
    loss.backward()
    opt.step()
print(loss.item())
