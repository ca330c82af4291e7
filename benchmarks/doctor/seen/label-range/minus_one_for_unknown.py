import torch
torch.manual_seed(5)

class Perceptron(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = torch.nn.Linear(3, 2)
    def forward(self, x):
        return self.lin(x).log_softmax(1)

x = torch.randn(140, 3)
labels = torch.sign(x.sum(1)).long()  # -1 or +1
model = Perceptron()
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for step in range(200):
    logp = model(x)
    loss = torch.nn.functional.nll_loss(logp, labels)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
