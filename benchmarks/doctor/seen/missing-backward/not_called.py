import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def get_data():
    g = torch.Generator().manual_seed(1)
    x = torch.randn(256, 3, generator=g)
    return TensorDataset(x, (x.sum(1, keepdim=True) > 0).float())

def main():
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(3, 10), nn.Tanh(), nn.Linear(10, 1))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    bce = nn.BCEWithLogitsLoss()
    for epoch in range(15):
        total = 0.0
        for x, y in DataLoader(get_data(), batch_size=32, shuffle=True):
            opt.zero_grad()
            loss = bce(net(x), y)
            loss.backward
            opt.step()
            total += loss.item()
        print(epoch, total / 8)

if __name__ == "__main__":
    main()
