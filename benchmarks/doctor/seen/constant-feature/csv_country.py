import csv, io
import torch
TEXT = """age,country,bought
-1.2,7,0
-0.9,7,0
-0.7,7,0
-0.5,7,0
-0.3,7,0
-0.25,7,0
0.2,7,1
0.35,7,1
0.5,7,1
0.8,7,1
0.9,7,1
1.3,7,1
"""
rows = list(csv.DictReader(io.StringIO(TEXT)))
x = torch.tensor([[float(r["age"]), float(r["country"]) / 7] for r in rows])
y = torch.tensor([[float(r["bought"])] for r in rows])
torch.manual_seed(0)
net = torch.nn.Linear(x.shape[1], 1)
opt = torch.optim.SGD(net.parameters(), lr=2.0)
for epoch in range(600):
    opt.zero_grad()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x), y)
    loss.backward()
    opt.step()
print("loss", loss.item())
