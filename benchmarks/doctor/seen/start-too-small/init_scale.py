import argparse
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--init-scale", type=float, default=0.001)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--steps", type=int, default=800)
args = parser.parse_args()

torch.manual_seed(3)
centers = torch.randn(4, 10) * 1.5
which = torch.randint(4, (900,))
data = centers[which] + torch.randn(900, 10)
data = (data - data.mean(0)) / data.std(0)


def layer(fan_in, fan_out, scale):
    w = scale * torch.randn(fan_in, fan_out)
    b = torch.zeros(fan_out)
    return w.requires_grad_(), b.requires_grad_()


net = [layer(i, o, args.init_scale) for i, o in [(10, 32), (32, 32), (32, 32), (32, 4)]]


def forward(x):
    for w, b in net[:-1]:
        x = torch.tanh(x @ w + b)
    w, b = net[-1]
    return x @ w + b


def loss_of(x, y):
    return torch.nn.functional.cross_entropy(forward(x), y)


flat = [t for pair in net for t in pair]
for step in range(args.steps):
    batch = torch.randint(700, (50,))
    grads = torch.autograd.grad(loss_of(data[batch], which[batch]), flat)
    with torch.no_grad():
        for t, g in zip(flat, grads):
            t -= args.lr * g
    if step % 200 == 0:
        print(step, loss_of(data[:700], which[:700]).item())
print("held-out", loss_of(data[700:], which[700:]).item())
