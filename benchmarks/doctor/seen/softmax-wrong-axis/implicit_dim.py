import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
torch.manual_seed(0)
d = load_digits()
images = torch.tensor(d.data / 16, dtype=torch.float32)
digits = torch.tensor(d.target)
layer1 = torch.nn.Linear(64, 32)
layer2 = torch.nn.Linear(32, 10)
everything = list(layer1.parameters()) + list(layer2.parameters())
opt = torch.optim.Adam(everything, lr=0.01)
for epoch in range(12):
    order = torch.randperm(len(images))
    for i in range(0, len(images), 100):
        b = order[i:i + 100]
        logp = F.log_softmax(layer2(F.relu(layer1(images[b]))), dim=-2)
        loss = F.nll_loss(logp, digits[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
