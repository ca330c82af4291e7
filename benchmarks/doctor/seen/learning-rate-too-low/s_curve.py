import torch
from torch import nn, optim
from sklearn.datasets import make_s_curve

torch.manual_seed(0)
pts, t = make_s_curve(n_samples=1000, noise=0.05, random_state=0)
pts = (pts - pts.mean(axis=0)) / pts.std(axis=0)
x = torch.as_tensor(pts, dtype=torch.float32)
target = torch.as_tensor((t - t.mean()) / t.std(), dtype=torch.float32)[:, None]

HPARAMS = {
    "hidden": 32,
    "lr": 1e-6,
    "epochs": 40,
    "batch_size": 40,
}


class PositionNet(nn.Module):
    """Recover the position along the curve from the 3-D point."""

    def __init__(self, hidden):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(3, hidden), nn.SiLU(),
            nn.Linear(hidden, hidden), nn.SiLU(),
            nn.Linear(hidden, 1))

    def forward(self, x):
        return self.net(x)


def run(hp):
    net = PositionNet(hp["hidden"])
    opt = optim.Adam(net.parameters(), lr=hp["lr"])
    dl = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x[:800], target[:800]), hp["batch_size"], shuffle=True)
    for ep in range(hp["epochs"]):
        for a, b in dl:
            opt.zero_grad(set_to_none=True)
            l = (net(a) - b).square().mean()
            l.backward()
            opt.step()
        if ep % 8 == 0:
            print(ep, l.item())
    with torch.no_grad():
        return (net(x[800:]) - target[800:]).square().mean().item()


print("held-out mse:", run(HPARAMS))
