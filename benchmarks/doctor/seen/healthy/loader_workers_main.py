import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

class Points(Dataset):
    def __init__(self, n, seed):
        g = torch.Generator().manual_seed(seed)
        self.label = torch.randint(0, 2, (n,), generator=g)
        self.point = torch.randn(n, 2, generator=g) + 3.4 * self.label[:, None] - 1.7
    def __len__(self):
        return len(self.label)
    def __getitem__(self, k):
        return self.point[k], self.label[k]

def main():
    torch.manual_seed(55)
    train, test = Points(300, 1), Points(150, 2)
    net = nn.Sequential(nn.Linear(2, 12), nn.ReLU(), nn.Linear(12, 2))
    opt = torch.optim.SGD(net.parameters(), lr=0.2)
    for epoch in range(25):
        for x, y in DataLoader(train, 25, shuffle=True):
            loss = nn.functional.cross_entropy(net(x), y)
            opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        losses = [nn.functional.cross_entropy(net(x), y).item() for x, y in DataLoader(test, 50)]
    print(sum(losses) / len(losses))

if __name__ == "__main__":
    main()
