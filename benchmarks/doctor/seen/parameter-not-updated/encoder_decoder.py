import torch
from torch import nn
from sklearn.datasets import load_digits

torch.manual_seed(0)
imgs = torch.tensor(load_digits().images, dtype=torch.float32) / 16.0
imgs = imgs.unsqueeze(1)


class Encoder(nn.Module):
    def __init__(self, z=8):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, 8, 3, stride=2, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(128, z))

    def forward(self, x):
        return self.body(x)


class Decoder(nn.Module):
    def __init__(self, z=8):
        super().__init__()
        self.fc1 = nn.Linear(z, 64)
        self.fc2 = nn.Linear(64, 64)

    def forward(self, z):
        h = torch.relu(self.fc1(z))
        return torch.sigmoid(self.fc2(h)).view(-1, 1, 8, 8)


encoder, decoder = Encoder(), Decoder()
optimizer = torch.optim.Adam(decoder.parameters(), lr=3e-3)
criterion = nn.MSELoss()
for epoch in range(15):
    total = 0.0
    for idx in torch.randperm(len(imgs)).split(64):
        batch = imgs[idx]
        recon = decoder(encoder(batch))
        loss = criterion(recon, batch)
        encoder.zero_grad()
        decoder.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(idx)
    print("epoch", epoch, "mse", total / len(imgs))
