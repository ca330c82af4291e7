import torch
torch.manual_seed(5)

class Classifier(torch.nn.Module):
    def __init__(self, d, h, k):
        super().__init__()
        self.hidden = torch.nn.Linear(d, h)
        self.out = torch.nn.Linear(h, k)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))

    def predict_proba(self, x):
        return torch.softmax(self(x), dim=-1)

mu = torch.tensor([[2.0, 2.0, 0.0], [-2.0, 0.0, 1.0], [0.0, -2.0, -2.0], [3.0, -3.0, 3.0]])
lab = torch.arange(4).repeat(50)
obs = mu[lab] + torch.randn(200, 3) * 0.5
clf = Classifier(3, 16, 4)
opt = torch.optim.SGD(clf.parameters(), lr=0.2)
for ep in range(30):
    for i in torch.randperm(200).split(20):
        proba = clf.predict_proba(obs[i])
        loss = torch.nn.functional.nll_loss(torch.log_softmax(proba, dim=1), lab[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(loss.item())
