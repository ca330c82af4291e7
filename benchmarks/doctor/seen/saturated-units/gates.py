import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(21)

# three interleaved arms in the plane
n_per = 120
t = torch.rand(3 * n_per)
arm = torch.arange(3).repeat_interleave(n_per)
ang = arm * 2.0944 + 2.2 * t
pts = torch.stack([t * torch.cos(ang), t * torch.sin(ang)], 1) * 2 + 0.05 * torch.randn(3 * n_per, 2)
pts = (pts - pts.mean(0)) / pts.std(0)


class ArmNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.fc1 = nn.Linear(2, width)
        self.fc2 = nn.Linear(width, width)
        self.head = nn.Linear(width, 3)
        for m in (self.fc1, self.fc2):
            nn.init.xavier_normal_(m.weight, gain=1.6)
            nn.init.constant_(m.bias, 9.0)

    def forward(self, x):
        x = torch.sigmoid(self.fc1(x)) * 2 - 1
        x = torch.sigmoid(self.fc2(x)) * 2 - 1
        return self.head(x)


net = ArmNet()
opt = torch.optim.SGD(net.parameters(), lr=0.3, momentum=0.9)
for epoch in range(60):
    perm = torch.randperm(len(pts))
    losses = []
    for idx in perm.split(40):
        loss = F.cross_entropy(net(pts[idx]), arm[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    if (epoch + 1) % 20 == 0:
        print(f"epoch {epoch + 1:3d} loss {sum(losses) / len(losses):.4f}")

with torch.no_grad():
    print("loss on all points", F.cross_entropy(net(pts), arm).item())
