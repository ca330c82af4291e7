"""Which of the two markers came last?  GRU + OneCycleLR + gradient clipping."""
import torch
from torch import nn

torch.manual_seed(107)
SEQ, VOCAB = 24, 12


def batch(n):
    tokens = torch.randint(2, VOCAB, (n, SEQ))
    target = torch.randint(0, 2, (n,))
    first = torch.randint(0, SEQ // 2, (n,))
    last = torch.randint(SEQ // 2, SEQ, (n,))
    rows = torch.arange(n)
    tokens[rows, first] = 1 - target
    tokens[rows, last] = target
    return tokens, target


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, 8)
        self.gru = nn.GRU(8, 24, batch_first=True)
        self.fc = nn.Linear(24, 2)

    def forward(self, t):
        _, h = self.gru(self.embed(t))
        return self.fc(h[-1])


net = Tagger()
steps = 220
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.02, total_steps=steps)
for step in range(steps):
    net.train()
    tokens, target = batch(64)
    loss = nn.functional.cross_entropy(net(tokens), target)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    scheduler.step()
    if step % 50 == 0:
        print(step, f"loss {loss.item():.4f} norm {norm.item():.2f} lr {scheduler.get_last_lr()[0]:.4f}")
net.eval()
tokens, target = batch(1000)
with torch.no_grad():
    print("accuracy", (net(tokens).argmax(1) == target).float().mean().item())
