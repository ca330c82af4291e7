"""Is it a one or a seven?  Binary classifier with a hand-made log-likelihood."""
import torch
from sklearn.datasets import load_digits

torch.manual_seed(8)
d = load_digits()
pick = (d.target == 1) | (d.target == 7)
img = torch.tensor(d.data[pick], dtype=torch.float32)
img = img[:, img.std(0) > 1.0]
img = (img - img.mean(0)) / img.std(0)
t_all = torch.tensor((d.target[pick] == 7).astype("float32"))
p_ = torch.randperm(len(img))
img, t_all = img[p_], t_all[p_]
x_tr, x_te, t_tr, t_te = img[:280], img[280:], t_all[:280], t_all[280:]


class Classifier(torch.nn.Module):
    def __init__(self, n):
        super().__init__()
        self.l1 = torch.nn.Linear(n, 32)
        self.l2 = torch.nn.Linear(32, 1)

    def forward(self, x):
        z = self.l2(torch.relu(self.l1(x))).squeeze(-1)
        return z


def log_likelihood(z, t):
    p = torch.sigmoid(z)
    ll = t * torch.log(p) + (1 - t) * torch.log(1 - p)
    return ll.mean()


clf = Classifier(img.shape[1])
adam = torch.optim.Adam(clf.parameters(), lr=0.01)
for epoch in range(60):
    for rows in torch.randperm(len(x_tr)).split(40):
        adam.zero_grad()
        loss = -log_likelihood(clf(x_tr[rows]), t_tr[rows])
        loss.backward()
        adam.step()
    if epoch % 10 == 0:
        print(f"epoch {epoch} loss {loss.item():.5f}")
with torch.no_grad():
    print("test nll", -log_likelihood(clf(x_te), t_te).item())
