import torch
from torch.utils.data import DataLoader, TensorDataset

class Dataset:
    def __init__(self, n):
        self.size = torch.randn(n, 1)
        self.city = torch.zeros(n, dtype=torch.long)  # only Lima so far
        self.price = 3 * self.size + 1 + 0.2 * self.size ** 2
    def table(self):
        one_hot = torch.nn.functional.one_hot(self.city, 2).float()
        return torch.cat([self.size, one_hot], dim=1)

torch.manual_seed(2)
d = Dataset(160)
loader = DataLoader(TensorDataset(d.table(), d.price), batch_size=16, shuffle=True)
width = d.table().shape[1]
model = torch.nn.Sequential(torch.nn.Linear(width, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(80):
    for x, p in loader:
        loss = torch.nn.functional.mse_loss(model(x), p)
        opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
