# linear regression, the rate is just a bit over the edge
import torch
torch.manual_seed(1)
X = torch.randn(200, 3)
y = X @ torch.tensor([1.0, 2.0, 3.0]) - 1
w = torch.zeros(3, requires_grad=True)
c = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([w, c], lr=1.3)
for t in range(250):
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(X @ w + c, y)
    loss.backward()
    opt.step()
print(loss.item())
