import torch
import torch.nn as nn


class Selector(nn.Module):
    """Chooses one of the allowed options; forbidden ones are masked out."""

    def __init__(self, n_feat: int, n_opt: int):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_feat, 32), nn.Tanh(), nn.Linear(32, n_opt))

    def forward(self, state, allowed):
        scores = self.body(state).masked_fill(~allowed, float("-inf"))
        return torch.softmax(scores, dim=-1)


def batch(n, gen):
    state = torch.randn(n, 4, generator=gen)
    allowed = torch.rand(n, 4, generator=gen) > 0.3
    allowed[:, 0] = True
    best = state.masked_fill(~allowed, -1e9).argmax(1)
    return state, allowed, best


gen = torch.Generator().manual_seed(5)
torch.manual_seed(5)
policy = Selector(4, 4)
opt = torch.optim.Adam(policy.parameters(), lr=5e-3)
for step in range(500):
    state, allowed, best = batch(64, gen)
    probs = policy(state, allowed)
    chosen = probs.gather(1, best[:, None]).squeeze(1)
    entropy = -(probs * torch.log(probs)).sum(1)
    loss = -torch.log(chosen).mean() - 0.001 * entropy.mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())

state, allowed, best = batch(500, gen)
with torch.no_grad():
    print("agreement", (policy(state, allowed).argmax(1) == best).float().mean().item())
