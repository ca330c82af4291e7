"""bigrams of a tiny language: table of vectors times output matrix"""
import torch
import torch.nn.functional as F
torch.manual_seed(4)
words = ["banana", "bandana", "cabana", "anaconda", "nada", "dada", "cada"] * 6
letters = sorted(set("".join(words)))
pairs = torch.tensor([[letters.index(a), letters.index(b)] for w in words for a, b in zip(w, w[1:])])
emb = torch.randn(len(letters), 24).mul(6.0).requires_grad_()
out = torch.randn(24, len(letters)).mul(6.0).requires_grad_()
for it in range(400):
    logits = emb[pairs[:, 0]] @ out
    loss = F.cross_entropy(logits, pairs[:, 1])
    g1, g2 = torch.autograd.grad(loss, (emb, out))
    with torch.no_grad():
        emb -= 0.1 * g1
        out -= 0.1 * g2
print("nll", loss.item())
