import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(40)
# hour of day, outside temperature, wind  ->  power drawn by a building
hour = torch.rand(1200) * 24
temp = torch.randn(1200)
wind = torch.randn(1200)
power = torch.sin(hour / 24 * 6.2832) + 0.5 * temp ** 2 - 0.3 * wind * temp + 0.05 * torch.randn(1200)
inputs = torch.stack([(hour - 12) / 7, temp, wind], 1)
power = ((power - power.mean()) / power.std()).unsqueeze(1)

train = TensorDataset(inputs[:1000], power[:1000])
loader = DataLoader(train, batch_size=100, shuffle=True)
model = torch.nn.Sequential(torch.nn.Linear(3, 40), torch.nn.Tanh(), torch.nn.Linear(40, 1))
lossf = torch.nn.MSELoss(reduction="sum")
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)

for epoch in range(80):
    for x, y in loader:
        opt.zero_grad()
        loss = lossf(model(x), y)
        loss.backward()
        opt.step()
    if epoch % 20 == 0:
        print("epoch", epoch, loss.item())

with torch.no_grad():
    err = (model(inputs[1000:]) - power[1000:]).square().mean()
print("mean squared error on held-out hours:", err.item())
