"""Small image classifier; convolution weights set by our own initializer."""
import torch
from torch import nn


def init_params(module):
    for name, p in module.named_parameters():
        if name.endswith("weight"):
            nn.init.normal_(p, mean=0.0, std=1e-3)
        else:
            nn.init.zeros_(p)


def shapes(n):
    """Bars: horizontal, vertical or none, on a noisy 10x10 canvas."""
    img = 0.5 * torch.randn(n, 1, 10, 10)
    kind = torch.randint(0, 3, (n,))
    pos = torch.randint(0, 10, (n,))
    for k in range(n):
        if kind[k] == 0:
            img[k, 0, pos[k], :] += 1.6
        elif kind[k] == 1:
            img[k, 0, :, pos[k]] += 1.6
    return img, kind


torch.manual_seed(70)
train_x, train_y = shapes(900)
test_x, test_y = shapes(300)
cnn = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(),
    nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 12, 3), nn.ReLU(), nn.Flatten(),
    nn.Linear(108, 32), nn.ReLU(), nn.Linear(32, 3),
)
init_params(cnn)
opt = torch.optim.SGD(cnn.parameters(), lr=0.02, momentum=0.9)
for epoch in range(10):
    for b in torch.randperm(900).split(50):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(cnn(train_x[b]), train_y[b])
        loss.backward()
        opt.step()
    print("epoch", epoch, "loss", "%.4f" % loss.item())
with torch.no_grad():
    print("test loss", nn.functional.cross_entropy(cnn(test_x), test_y).item())
