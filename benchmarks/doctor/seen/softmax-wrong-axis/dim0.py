import torch
torch.manual_seed(0)
X = torch.cat([torch.randn(90, 2) + 2, torch.randn(90, 2) - 2])
y = torch.arange(2).repeat_interleave(90)
onehot = torch.eye(2)[y]
W1 = (torch.randn(2, 10) * 0.5).requires_grad_(); b1 = torch.zeros(10, requires_grad=True)
W2 = (torch.randn(10, 2) * 0.5).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
params = [W1, b1, W2, b2]

def forward(x):
    return torch.softmax(torch.relu(x @ W1 + b1) @ W2 + b2, dim=0)

for epoch in range(60):
    for i in torch.randperm(180).split(30):
        p = forward(X[i])
        loss = -(onehot[i] * torch.log(p + 1e-9)).sum(1).mean()
        for q in params: q.grad = None
        loss.backward()
        with torch.no_grad():
            for q in params: q -= 0.2 * q.grad
print(-(onehot * torch.log(forward(X) + 1e-9)).sum(1).mean().item())
