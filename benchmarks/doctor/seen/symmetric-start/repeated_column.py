import torch
torch.manual_seed(2)

class MLP:
    def __init__(self, d, h, k):
        column = torch.randn(d, 1)
        self.W1 = column.repeat(1, h).requires_grad_()
        self.b1 = torch.zeros(h, requires_grad=True)
        self.W2 = torch.zeros(h, k, requires_grad=True)
        self.b2 = torch.zeros(k, requires_grad=True)
        self.params = [self.W1, self.b1, self.W2, self.b2]
    def loss(self, x, y):
        out = torch.sigmoid(x @ self.W1 + self.b1) @ self.W2 + self.b2
        return torch.nn.functional.cross_entropy(out, y)

x = torch.randn(300, 2)
y = (x[:, 0].abs() + x[:, 1].abs() > 1.4).long()
mlp = MLP(2, 20, 2)
opt = torch.optim.Adam(mlp.params, lr=0.05)
for epoch in range(80):
    for i in torch.randperm(300).chunk(10):
        loss = mlp.loss(x[i], y[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(mlp.loss(x, y).item())
