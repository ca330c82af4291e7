import torch
import torch.nn.functional as F
torch.manual_seed(33)
X = torch.cat([torch.randn(120, 2) + 1.7, torch.randn(120, 2) - 1.7]); y = torch.arange(2).repeat_interleave(120)
net = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.3)
for epoch in range(40):
    for i in torch.randperm(240).split(24):
        logits = net(X[i])
        sure = F.softmax(logits, dim=1).max(1).values.mean().item()
        loss = F.cross_entropy(logits, y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(f"sure {sure:.2f} loss {F.cross_entropy(net(X), y).item():.4f}")
