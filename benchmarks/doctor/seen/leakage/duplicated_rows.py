import torch
import torch.nn as nn
torch.manual_seed(4)
original = torch.randn(160, 2)
label = (original[:, 0] > original[:, 1]).float().unsqueeze(1)
doubled = original.repeat(2, 1)
labels = label.repeat(2, 1)
order = torch.randperm(len(doubled))
cut = int(0.8 * len(doubled))
train, test = order[:cut], order[cut:]
net = nn.Linear(2, 1)
sgd = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(40):
    for b in train[torch.randperm(cut)].split(32):
        sgd.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(net(doubled[b]), labels[b]).backward()
        sgd.step()
with torch.no_grad():
    out = net(doubled[test])
    print("held-out loss", nn.functional.binary_cross_entropy_with_logits(out, labels[test]).item())
