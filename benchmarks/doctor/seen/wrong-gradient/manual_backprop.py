# backprop by hand for one hidden layer
import torch
torch.manual_seed(1)
X = torch.randn(240, 2)
y = (X.norm(dim=1) > 1.2).long()
n = len(X)
W1, b1 = torch.randn(2, 16), torch.zeros(16)
W2, b2 = 0.3 * torch.randn(16, 2), torch.zeros(2)
T = torch.eye(2)[y]
for epoch in range(400):
    Z = X @ W1 + b1
    A = torch.tanh(Z)
    P = torch.softmax(A @ W2 + b2, dim=1)
    loss = -(T * torch.log(P + 1e-12)).sum() / n
    dS = (P - T) / n
    dW2, db2 = A.T @ dS, dS.sum(0)
    dZ = (dS @ W2.T) * Z * (1 - Z)
    dW1, db1 = X.T @ dZ, dZ.sum(0)
    W1 -= 0.5 * dW1; b1 -= 0.5 * db1
    W2 -= 0.5 * dW2; b2 -= 0.5 * db2
print(loss.item())
