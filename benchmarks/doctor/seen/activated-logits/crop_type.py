# Course project: crop type from satellite bands (3 crops, 7 bands)
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

rng = np.random.default_rng(77)
torch.manual_seed(77)
spectra = rng.uniform(-1.5, 1.5, (3, 7))
crop = rng.integers(0, 3, 2400)
bands = spectra[crop] + rng.normal(0, 0.6, (2400, 7))
bands = (bands - bands.mean(0)) / bands.std(0)

bands_t = torch.tensor(bands, dtype=torch.float32)
crop_t = torch.tensor(crop)
tr, va = slice(0, 1800), slice(1800, 2400)


class CropNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(7, 20)
        self.fc2 = nn.Linear(20, 3)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        x = torch.sigmoid(self.fc2(x))
        return x


net = CropNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(20):
    net.train()
    for idx in torch.randperm(1800).split(100):
        out = net(bands_t[tr][idx])
        loss = F.cross_entropy(out, crop_t[tr][idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        val = F.cross_entropy(net(bands_t[va]), crop_t[va]).item()
    if epoch % 4 == 0:
        print(f'[{epoch}] val loss {val:.4f}')
print('final val loss', val)
