import torch
torch.manual_seed(3)

class Data(torch.utils.data.Dataset):
    def __init__(self):
        clicks = torch.poisson(torch.full((200, 2), 3.0))
        self.x = torch.log(clicks)
        self.y = (clicks[:, :1] > clicks[:, 1:]).float()
    def __len__(self):
        return 200
    def __getitem__(self, k):
        return self.x[k], self.y[k]

net = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(20):
    for x, y in torch.utils.data.DataLoader(Data(), batch_size=20, shuffle=True):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
