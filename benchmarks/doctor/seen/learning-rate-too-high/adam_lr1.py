import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(1, 32)
        self.l2 = nn.Linear(32, 32)
        self.l3 = nn.Linear(32, 1)
    def forward(self, x):
        return self.l3(torch.tanh(self.l2(torch.tanh(self.l1(x)))))

def main():
    torch.manual_seed(4)
    x = torch.linspace(-3, 3, 128).unsqueeze(1)
    y = torch.sin(2 * x)
    net = Net()
    opt = torch.optim.Adam(net.parameters(), lr=1.0)
    for epoch in range(600):
        loss = (net(x) - y).square().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("loss", loss.item())

main()
