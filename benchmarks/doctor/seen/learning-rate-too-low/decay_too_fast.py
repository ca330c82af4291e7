import torch
torch.manual_seed(5)
points = torch.rand(240, 2) * 2 - 1
inside = (points.norm(dim=1, keepdim=True) < 0.75).float()

class Net:
    def __init__(self, h=16):
        self.p = [torch.randn(2, h), torch.zeros(h), torch.randn(h, 1) * 0.3, torch.zeros(1)]
        for q in self.p: q.requires_grad_()
    def __call__(self, x):
        a, b, c, d = self.p
        return torch.tanh(x @ a + b) @ c + d

net = Net()
rate = 0.003
for epoch in range(100):
    for i in torch.randperm(240).chunk(8):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(points[i]), inside[i])
        for q, g in zip(net.p, torch.autograd.grad(loss, net.p)):
            q.data.sub_(g, alpha=rate)
print(torch.nn.functional.binary_cross_entropy_with_logits(net(points), inside).item())
