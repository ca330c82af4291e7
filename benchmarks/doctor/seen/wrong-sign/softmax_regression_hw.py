# HW1, problem 3: multinomial logistic regression with plain tensors
import torch
from sklearn.datasets import make_blobs

g = torch.Generator().manual_seed(0)
feats, labels = make_blobs(n_samples=900, n_features=4, centers=4, cluster_std=5.0, random_state=12)
feats = torch.from_numpy(feats).float()
labels = torch.from_numpy(labels).long()
feats = (feats - feats.mean(dim=0)) / feats.std(dim=0)
perm = torch.randperm(len(feats), generator=g)
tr, te = perm[:700], perm[700:]

W = torch.randn(4, 4, generator=g).mul(0.01).requires_grad_(True)
b = torch.zeros(4, requires_grad=True)
lr = 0.5


def nll(idx):
    logp = torch.log_softmax(feats[idx] @ W + b, dim=1)
    return -logp[torch.arange(len(idx)), labels[idx]].mean()


for epoch in range(300):
    loss = nll(tr)
    gW, gb = torch.autograd.grad(loss, (W, b))
    with torch.no_grad():
        W.add_(gW, alpha=lr)
        b.add_(gb, alpha=lr)
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d}  train nll {loss.item():.4f}")

with torch.no_grad():
    print("test nll", nll(te).item())
