import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split


class Features(nn.Module):
    def __init__(self):
        super().__init__()
        self.proj = nn.Linear(13, 64)

    def forward(self, x):
        return torch.relu(self.proj(x))


X, y = load_wine(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
m, s = Xa.mean(0), Xa.std(0)
Xa, Xb = [torch.tensor((v - m) / s, dtype=torch.float32) for v in (Xa, Xb)]
ya, yb = torch.tensor(ya), torch.tensor(yb)
torch.manual_seed(0)
backbone = Features()
for p in backbone.parameters():
    p.requires_grad = False
head = nn.Linear(64, 3)
opt = torch.optim.Adam(filter(lambda p: p.requires_grad, [*backbone.parameters(), *head.parameters()]), lr=0.02, weight_decay=1e-2)
for epoch in range(100):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(head(backbone(Xa)), ya)
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        print(f"{epoch} {loss.item():.4f}")
with torch.no_grad():
    print("accuracy", (head(backbone(Xb)).argmax(1) == yb).float().mean().item())
