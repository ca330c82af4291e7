# star rating 1..5 from review features
import torch
import torch.nn as nn

torch.manual_seed(4)
feats = torch.randn(500, 6)
quality = feats @ torch.tensor([1.0, 0.5, -0.8, 0.3, 0.0, 0.6])
stars = torch.bucketize(quality, torch.quantile(quality, torch.tensor([0.2, 0.4, 0.6, 0.8]))) + 1
model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 5))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for epoch in range(30):
    for idx in torch.randperm(500).split(50):
        opt.zero_grad()
        loss = ce(model(feats[idx]), stars[idx])
        loss.backward()
        opt.step()
    print(epoch, loss.item())
