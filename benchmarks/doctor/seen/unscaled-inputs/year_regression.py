import torch
torch.manual_seed(2)

class Model:
    def __init__(self):
        self.slope = torch.zeros(1, requires_grad=True)
        self.shift = torch.zeros(1, requires_grad=True)
    def __call__(self, year):
        return year * self.slope + self.shift

year = torch.linspace(1960, 2020, 61)
temperature = 14 + 0.02 * (year - 1990) + 0.05 * torch.randn(61)
model = Model()
year = year / 1000
opt = torch.optim.SGD([model.slope, model.shift], lr=0.1)
for step in range(500):
    loss = ((model(year) - temperature) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
