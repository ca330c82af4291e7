# retropropagación escrita a mano, y bien
import torch
torch.manual_seed(36)
X = torch.randn(240, 2); y = (X.norm(dim=1) > 1.2).long(); T = torch.eye(2)[y]
W1, b1, W2, b2 = torch.randn(2, 16), torch.zeros(16), 0.3 * torch.randn(16, 2), torch.zeros(2)
for epoca in range(80):
    for i in torch.randperm(240).split(24):
        A = torch.tanh(X[i] @ W1 + b1)
        P = torch.softmax(A @ W2 + b2, 1)
        dS = (P - T[i]) / len(i)
        dZ = (dS @ W2.T) * (1 - A ** 2)
        W2 -= 0.5 * A.T @ dS; b2 -= 0.5 * dS.sum(0)
        W1 -= 0.5 * X[i].T @ dZ; b1 -= 0.5 * dZ.sum(0)
P = torch.softmax(torch.tanh(X @ W1 + b1) @ W2 + b2, 1)
print(-(T * P.log()).sum(1).mean().item())
