"""A big network teaches a small one with softened targets."""
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(314)
centres = 1.1 * torch.randn(6, 8)


def draw(n):
    y = torch.randint(0, 6, (n,))
    return centres[y] + 0.7 * torch.randn(n, 8), y


def epochs(net, x, target, n, lr, loss_fn):
    opt = torch.optim.RMSprop(net.parameters(), lr=lr)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, n)
    for e in range(n):
        for i in torch.randperm(len(x)).split(50):
            opt.zero_grad()
            loss = loss_fn(net(x[i]), target[i])
            loss.backward()
            opt.step()
        sched.step()
        if e % 8 == 0:
            print(f"  {e:2d} {loss.item():.4f}")


def acc(net, x, y):
    with torch.no_grad():
        return (net(x).argmax(1) == y).float().mean().item()


x, y = draw(1200)
xt, yt = draw(600)
teacher = nn.Sequential(nn.Linear(8, 48), nn.ReLU(), nn.Linear(48, 6))
print("teacher")
epochs(teacher, x, y, 12, 0.003, nn.CrossEntropyLoss(label_smoothing=0.1))
print("accuracy", acc(teacher, xt, yt))

TEMP = 2.0
with torch.no_grad():
    soft = F.softmax(teacher(x) / TEMP, dim=1)
student = nn.Sequential(nn.Linear(8, 12), nn.Tanh(), nn.Linear(12, 6))
print("student")
epochs(student, x, soft, 25, 0.01, lambda out, t: F.cross_entropy(out / TEMP, t) * TEMP ** 2)
print("student accuracy", acc(student, xt, yt))
