"""Pre-train on five digits, freeze the features, learn the other five with a new head."""
import argparse
import torch
import torch.nn as nn
from sklearn.datasets import load_digits

cli = argparse.ArgumentParser()
cli.add_argument("--pretrain-epochs", type=int, default=10)
cli.add_argument("--head-epochs", type=int, default=25)
args = cli.parse_args([])
torch.manual_seed(44)

d = load_digits()
img = torch.tensor(d.images[:, :, 1:7], dtype=torch.float32).unsqueeze(1)
img = (img - img.mean()) / img.std()
lab = torch.tensor(d.target)
perm = torch.randperm(len(img))
img, lab = img[perm], lab[perm]
base, new = lab < 5, lab >= 5

backbone = nn.Sequential(nn.Conv2d(1, 16, 3), nn.GELU(), nn.Conv2d(16, 16, 3), nn.GELU(), nn.Flatten())


def fit(head, x, y, params, epochs, lr):
    opt = torch.optim.Adam(params, lr=lr)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, epochs)
    for epoch in range(epochs):
        for idx in torch.randperm(len(x)).split(50):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(head(backbone(x[idx])), y[idx])
            loss.backward()
            opt.step()
        sched.step()
        if epoch % 5 == 0:
            print(f"  epoch {epoch} loss {loss.item():.4f}")


head_a = nn.Linear(128, 5)
print("pre-training")
fit(head_a, img[base], lab[base], list(backbone.parameters()) + list(head_a.parameters()), args.pretrain_epochs, 3e-3)

for p in backbone.parameters():
    p.requires_grad = False
x, y = img[new], lab[new] - 5
head_b = nn.Linear(128, 5)
print("new head")
fit(head_b, x[:650], y[:650], head_b.parameters(), args.head_epochs, 8e-3)
with torch.no_grad():
    print("accuracy on held-out digits", (head_b(backbone(x[650:])).argmax(1) == y[650:]).float().mean().item())
