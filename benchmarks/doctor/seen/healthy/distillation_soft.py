# Teacher and student: the student only sees the teacher's softened answers
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons

torch.manual_seed(19)
T = 3.0
X, y = make_moons(1500, noise=0.18, random_state=19)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)


def mlp(width):
    return nn.Sequential(nn.Linear(2, width), nn.Tanh(), nn.Linear(width, 2))


teacher, student = mlp(32), mlp(8)
opt = torch.optim.Adam(teacher.parameters(), lr=0.02)
for step in range(400):
    i = torch.randint(0, 1000, (128,))
    loss = F.cross_entropy(teacher(X[i]), y[i], label_smoothing=0.05)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("teacher loss", loss.item())

with torch.no_grad():
    soft = F.softmax(teacher(X[:1000]) / T, dim=1)
opt = torch.optim.Adam(student.parameters(), lr=0.03)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 600)
for step in range(600):
    i = torch.randint(0, 1000, (128,))
    loss = F.cross_entropy(student(X[i]) / T, soft[i])
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if step % 100 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("student accuracy", (student(X[1000:]).argmax(1) == y[1000:]).float().mean().item())
