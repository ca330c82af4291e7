# Survey answers are noisy by nature: the best possible accuracy is about 0.88.
import argparse
import torch
import torch.nn as nn

parser = argparse.ArgumentParser()
parser.add_argument("--smoothing", type=float, default=0.1)
parser.add_argument("--steps", type=int, default=700)
args = parser.parse_args()

torch.manual_seed(47)
n = 4000
x = torch.randn(n, 5)
score = 1.2 * x[:, 0] - x[:, 1] + 0.8 * torch.tanh(2 * x[:, 2])
answer = torch.bernoulli(torch.sigmoid(2.5 * score)).long()
x_train, a_train, x_test, a_test = x[:3000], answer[:3000], x[3000:], answer[3000:]

model = nn.Sequential(nn.Linear(5, 16), nn.GELU(), nn.Linear(16, 2))
opt = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.05)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=0.01, total_steps=args.steps)
loss_fn = nn.CrossEntropyLoss(label_smoothing=args.smoothing)
for step in range(args.steps):
    rows = torch.randint(0, 3000, (100,))
    opt.zero_grad()
    loss = loss_fn(model(x_train[rows]), a_train[rows])
    loss.backward()
    opt.step()
    sched.step()
    if step % 100 == 99:
        print("step", step + 1, "loss", loss.item())
with torch.no_grad():
    print("test accuracy", (model(x_test).argmax(1) == a_test).float().mean().item())
