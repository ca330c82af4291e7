# pérdida sumada y dividida entre n, dos pérdidas con retain_graph
import torch

torch.manual_seed(8)
x = torch.randn(300, 4)
y1 = torch.tanh(x @ torch.randn(4, 1))
y2 = (x[:, :1] * x[:, 1:2]).tanh()
tronco = torch.nn.Sequential(torch.nn.Linear(4, 32), torch.nn.ReLU())
c1, c2 = torch.nn.Linear(32, 1), torch.nn.Linear(32, 1)
opt = torch.optim.Adam([*tronco.parameters(), *c1.parameters(), *c2.parameters()], lr=0.01)
for ep in range(60):
    for idx in torch.randperm(300).split(30):
        h = tronco(x[idx])
        l1 = ((c1(h) - y1[idx]) ** 2).sum() / len(idx)
        l2 = ((c2(h) - y2[idx]) ** 2).sum() / len(idx)
        opt.zero_grad()
        l1.backward(retain_graph=True)
        l2.backward()
        opt.step()
    if ep % 12 == 0:
        print(ep, l1.item(), l2.item())
print((l1 + l2).item())
