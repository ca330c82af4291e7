import torch
import torch.nn.functional as F
torch.manual_seed(0)
centres = torch.tensor([[2.0, 2.0], [-2.0, 2.0], [0.0, -2.5]])
y = torch.arange(3).repeat_interleave(70)
X = centres[y] + 0.7 * torch.randn(210, 2)
W1 = (torch.randn(2, 16) * 0.6).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (torch.randn(16, 3) * 0.4).requires_grad_(); b2 = torch.zeros(3, requires_grad=True)

def forward(x):
    h = F.relu(x @ W1 + b1)
    return F.relu(h @ W2 + b2)

for epoch in range(50):
    for i in torch.randperm(210).split(30):
        loss = F.cross_entropy(forward(X[i]), y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
print(F.cross_entropy(forward(X), y).item())
