import torch
import torch.nn as nn

INITS = {
    "xavier": nn.init.xavier_uniform_,
    "normal": lambda w: nn.init.normal_(w, std=0.1),
    "constant": lambda w: nn.init.constant_(w, 0.1),
}
cfg = {"init": "constant", "hidden": (24, 24), "lr": 0.01, "epochs": 40}


def make_net(n_in, n_out, cfg):
    net = nn.Sequential()
    width = n_in
    for k, h in enumerate(cfg["hidden"]):
        net.add_module(f"fc{k}", nn.Linear(width, h))
        net.add_module(f"act{k}", nn.Tanh())
        width = h
    net.add_module("out", nn.Linear(width, n_out))
    for layer in net:
        if isinstance(layer, nn.Linear):
            INITS[cfg["init"]](layer.weight)
            nn.init.zeros_(layer.bias)
    return net


torch.manual_seed(0)
# xor-like quadrants
pts = torch.rand(900, 2) * 2 - 1
quadrant = (pts[:, 0] * pts[:, 1] > 0).long()
pts = pts / pts.std(0)
model = make_net(2, 2, cfg)
opt = torch.optim.Adam(model.parameters(), lr=cfg["lr"])
for epoch in range(cfg["epochs"]):
    for b in torch.randperm(700).split(50):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(model(pts[b]), quadrant[b])
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}: {loss.item():.3f}")
with torch.no_grad():
    print("accuracy", (model(pts[700:]).argmax(1) == quadrant[700:]).float().mean().item())
