import argparse
import numpy as np
import torch
import torch.nn as nn


def load(seed):
    """weight, width and colour index of three kinds of fruit"""
    rng = np.random.RandomState(seed)
    kinds = np.repeat([0, 1, 2], 400)
    centre = np.array([[150.0, 7.0, 0.8], [120.0, 6.0, 0.45], [180.0, 8.2, 0.5]])
    x = centre[kinds] + rng.randn(1200, 3) * [14, 0.5, 0.08]
    x = (x - x.mean(0)) / x.std(0)
    p = rng.permutation(1200)
    x = x[p]
    q = rng.permutation(1200)
    return torch.tensor(x[q], dtype=torch.float32), torch.tensor(kinds[q])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    x, y = load(args.seed)
    model = nn.Sequential(nn.Linear(3, 16), nn.LeakyReLU(), nn.Linear(16, 3))
    opt = torch.optim.NAdam(model.parameters(), lr=0.01)
    for epoch in range(20):
        for rows in torch.randperm(1000).split(40):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
            loss.backward()
            opt.step()
        if epoch % 5 == 0:
            print("epoch", epoch, "loss", round(loss.item(), 4))
    with torch.no_grad():
        print("accuracy", (model(x[1000:]).argmax(1) == y[1000:]).float().mean().item())


main()
