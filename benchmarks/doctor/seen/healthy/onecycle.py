import argparse
import torch
import torch.nn as nn
from sklearn.datasets import load_digits

ap = argparse.ArgumentParser()
ap.add_argument("--epochs", type=int, default=12)
args = ap.parse_args([])
torch.manual_seed(0)
d = load_digits()
imgs = torch.tensor(d.images / 8 - 1, dtype=torch.float32).unsqueeze(1)
imgs = imgs + 0.02 * torch.randn_like(imgs)
lab = torch.tensor(d.target)
r = torch.randperm(len(lab))
net = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(12, 24, 3), nn.ReLU(), nn.Flatten(), nn.Linear(96, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9, weight_decay=5e-4)
steps = args.epochs * 22
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.1, total_steps=steps)
for epoch in range(args.epochs):
    for i in r[:1400][torch.randperm(1400)].split(64):
        loss = nn.functional.cross_entropy(net(imgs[i]), lab[i], label_smoothing=0.05)
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_value_(net.parameters(), 1.0)
        opt.step()
        sched.step()
    if epoch % 3 == 2:
        print(epoch + 1, loss.item())
net.eval()
print("test acc", (net(imgs[r[1400:]]).argmax(1) == lab[r[1400:]]).float().mean().item())
