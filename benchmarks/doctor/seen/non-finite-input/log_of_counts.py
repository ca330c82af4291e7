import numpy as np
import torch

class Data(torch.utils.data.Dataset):
    def __init__(self):
        clicks = np.random.default_rng(3).poisson(3.0, size=(200, 2))
        with np.errstate(divide="ignore"):
            self.x = np.log(clicks).astype(np.float32)
        self.y = (clicks[:, :1] > clicks[:, 1:]).astype(np.float32)
    def __len__(self):
        return 200
    def __getitem__(self, k):
        return self.x[k], self.y[k]

torch.manual_seed(3)
net = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(20):
    for x, y in torch.utils.data.DataLoader(Data(), batch_size=20, shuffle=True):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
