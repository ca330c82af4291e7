"""Predict the star rating (1 to 5) a reviewer leaves, from user, shop and waiting time."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, random_split

torch.manual_seed(14)


class Reviews(Dataset):
    def __init__(self, n=1200, users=20, shops=15):
        u = torch.randint(0, users, (n,))
        s = torch.randint(0, shops, (n,))
        wait = torch.randn(n)
        mood, quality = torch.randn(users), torch.randn(shops)
        score = mood[u] + quality[s] - wait
        cuts = torch.quantile(score, torch.tensor([0.2, 0.4, 0.6, 0.8]))
        self.user, self.shop, self.wait = u, s, wait
        self.stars = torch.bucketize(score, cuts) + 1

    def __len__(self):
        return len(self.stars)

    def __getitem__(self, i):
        return self.user[i], self.shop[i], self.wait[i], self.stars[i]


class StarNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.user = nn.Embedding(20, 6)
        self.shop = nn.Embedding(15, 6)
        self.fc = nn.Linear(13, 32)
        self.out = nn.Linear(32, 5)

    def forward(self, u, s, w):
        h = torch.cat([self.user(u), self.shop(s), w[:, None]], dim=1)
        return self.out(torch.relu(self.fc(h)))


train, test = random_split(Reviews(), [1000, 200])
loader = DataLoader(train, batch_size=50, shuffle=True)
net = StarNet()
opt = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.05)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 25)
lossf = nn.CrossEntropyLoss()
for epoch in range(25):
    for u, s, w, stars in loader:
        loss = lossf(net(u, s, w), stars)
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())

right = 0
with torch.no_grad():
    for u, s, w, stars in DataLoader(test, batch_size=100):
        right += (net(u, s, w).argmax(1) == stars).sum().item()
print("accuracy", right / len(test))
