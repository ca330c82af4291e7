import copy
import torch
from torch import nn
from sklearn.datasets import make_friedman1

torch.manual_seed(1)
x, y = make_friedman1(900, n_features=5, noise=0.3, random_state=1)
x = torch.tensor((x - x.mean(0)) / x.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32).view(-1, 1)
student = nn.Sequential(nn.Linear(5, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 1))
teacher = copy.deepcopy(student).requires_grad_(False)
opt = torch.optim.AdamW(student.parameters(), lr=5e-3, weight_decay=1e-2)
for epoch in range(30):
    for i in torch.randperm(700).split(50):
        loss = nn.functional.huber_loss(student(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        opt.step()
        with torch.no_grad():
            for a, b in zip(teacher.parameters(), student.parameters()):
                a.lerp_(b, 0.05)
    if epoch % 6 == 0:
        print(epoch, loss.item())
print("teacher mse", nn.functional.mse_loss(teacher(x[700:]), y[700:]).item())
