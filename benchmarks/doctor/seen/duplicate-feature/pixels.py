import torch
from torch import nn
from sklearn.datasets import load_digits
digits = load_digits()
keep = digits.data.std(0) > 1
img = torch.tensor(digits.data[:, keep] / 16, dtype=torch.float32)
img = torch.hstack([img, img[:, 10:12]])
lab = torch.tensor(digits.target)

class Net(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.hidden = nn.Linear(d, 48)
        self.output = nn.Linear(48, 10)
    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))

torch.manual_seed(0)
net = Net(img.shape[1])
opt = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(25):
    for b in torch.randperm(len(img)).split(64):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(img[b]), lab[b])
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(net(img), lab).item())
