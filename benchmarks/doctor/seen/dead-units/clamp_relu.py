import torch
torch.manual_seed(3)

def relu(z):
    return z.clamp(min=0)

def net(p, x):
    return relu(relu(x @ p["w1"] + p["b1"]) @ p["w2"] + p["b2"]) @ p["w3"] + p["b3"]

p = {
    "w1": torch.randn(3, 20) * 0.8, "b1": torch.zeros(20),
    "w2": -torch.rand(20, 20) * 0.3, "b2": torch.zeros(20),
    "w3": torch.randn(20, 2) * 0.3, "b3": torch.zeros(2),
}
for v in p.values():
    v.requires_grad_(True)
x = torch.randn(240, 3)
k = (x.prod(dim=1) > 0).long()
opt = torch.optim.Adam(list(p.values()), lr=0.01)
for epoch in range(80):
    for i in torch.randperm(240).split(24):
        loss = torch.nn.functional.cross_entropy(net(p, x[i]), k[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(torch.nn.functional.cross_entropy(net(p, x), k).item())
