import numpy as np
import torch
import torch.nn as nn
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(5)
kernel_means = rng.normal(0, 1.4, (3, 7))
variety = np.repeat([0, 1, 2], 150)
seeds = kernel_means[variety] + rng.normal(0, 0.8, (450, 7))


def fit_fold(Xtr, ytr, epochs=25):
    net = nn.Sequential(nn.Linear(7, 10), nn.Tanh(), nn.Linear(10, 3))
    opt = torch.optim.Adam(net.parameters(), lr=0.02, weight_decay=1e-3)
    ce = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for idx in torch.randperm(len(Xtr)).split(60):
            opt.zero_grad()
            ce(net(Xtr[idx]), ytr[idx]).backward()
            opt.step()
    return net


torch.manual_seed(5)
scores = []
for fold, (tr, te) in enumerate(StratifiedKFold(5, shuffle=True, random_state=5).split(seeds, variety)):
    scaler = StandardScaler().fit(seeds[tr])
    Xtr = torch.tensor(scaler.transform(seeds[tr]), dtype=torch.float32)
    Xte = torch.tensor(scaler.transform(seeds[te]), dtype=torch.float32)
    net = fit_fold(Xtr, torch.tensor(variety[tr]))
    with torch.no_grad():
        hit = (net(Xte).argmax(1).numpy() == variety[te]).mean()
    scores.append(hit)
    print('fold', fold, 'accuracy', round(float(hit), 4))
print('mean accuracy', float(np.mean(scores)))
