import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler
from torch.utils.data import DataLoader, TensorDataset


class Trainer:
    def __init__(self, model, loader, lr):
        self.model, self.loader = model, loader
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)
        self.loss = nn.BCEWithLogitsLoss()

    def step(self, x, y):
        l = self.loss(self.model(x).squeeze(1), y)
        l.backward()
        self.opt.zero_grad()
        self.opt.step()
        return l.item()

    def run(self, epochs):
        for e in range(epochs):
            losses = [self.step(x, y) for x, y in self.loader]
            print(e, sum(losses) / len(losses))


torch.manual_seed(0)
d = load_breast_cancer()
ds = TensorDataset(torch.tensor(StandardScaler().fit_transform(d.data)).float(), torch.tensor(d.target).float())
Trainer(nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 1)), DataLoader(ds, batch_size=32, shuffle=True), 3e-3).run(15)
