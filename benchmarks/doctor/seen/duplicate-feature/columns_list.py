import torch
import torch.nn as nn

torch.manual_seed(29)
n = 1000
patients = {name: torch.randn(n) for name in ["age", "bmi", "pressure", "glucose", "sleep"]}
risk = (0.8 * patients["age"] + 0.6 * patients["bmi"] * patients["glucose"].tanh()
        - 0.4 * patients["sleep"] + 0.1 * torch.randn(n))

FEATURES = ["age", "bmi", "pressure", "glucose", "bmi", "sleep"]
X = torch.stack([patients[f] for f in FEATURES], dim=1)
train_X, test_X = X[:800], X[800:]
train_r, test_r = risk[:800, None], risk[800:, None]


def fit(model, epochs=150, lr=0.02, clip=1.0):
    opt = torch.optim.Adagrad(model.parameters(), lr=lr)
    for e in range(epochs):
        for k in torch.randperm(800).view(10, 80):
            opt.zero_grad(set_to_none=True)
            loss = nn.functional.huber_loss(model(train_X[k]), train_r[k])
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), clip)
            opt.step()
        if e % 30 == 0:
            print(f"{e:3d} {loss.item():.4f}")


model = nn.Sequential(nn.Linear(len(FEATURES), 24), nn.Softplus(), nn.Linear(24, 1))
fit(model)
with torch.no_grad():
    print("huber on test patients", nn.functional.huber_loss(model(test_X), test_r).item())
