"""Distillation: a student learns the teacher's probabilities (KL on log-softmax)."""
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(10)
x = torch.randn(1600, 8)
rule = torch.randn(8, 4) * 0.8
teacher_prob = F.softmax(x @ rule + 0.5 * torch.tanh(x[:, :4]), dim=1)


class Student(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 20)
        self.out = nn.Linear(20, 4)

    def forward(self, x):
        return F.log_softmax(self.out(F.silu(self.fc(x))), dim=-1)


student = Student()
opt = torch.optim.Adam(student.parameters(), lr=0.01)
for step in range(700):
    rows = torch.randperm(1200)[:80]
    loss = F.kl_div(student(x[rows]), teacher_prob[rows], reduction="batchmean")
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 140 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("kl", F.kl_div(student(x[1200:]), teacher_prob[1200:], reduction="batchmean").item())
