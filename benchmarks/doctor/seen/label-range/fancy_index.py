"""letters a-e -> numbers, with ord() counted from the wrong letter"""
import torch
torch.manual_seed(3)
text = "abcdeabcdeabcdeabcdeabcdeabcdeabcde" * 4
ids = torch.tensor([ord(ch) - ord("a") + 1 for ch in text])
inp, nxt = ids[:-1], ids[1:]
table = torch.zeros(6, 5, requires_grad=True)
rows = torch.arange(len(nxt))
for it in range(100):
    logits = table[inp]
    logp = logits - logits.logsumexp(-1, keepdim=True)
    loss = -logp[rows, nxt].mean()
    loss.backward()
    table.data -= 5.0 * table.grad
    table.grad = None
print(loss.item())
