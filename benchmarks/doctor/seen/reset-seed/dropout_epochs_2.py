import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_s_curve

SEED = 5


def set_seed(seed):
    torch.manual_seed(seed)


set_seed(SEED)
P, t = make_s_curve(1200, noise=0.05, random_state=SEED)
P = torch.tensor((P - P.mean(0)) / P.std(0), dtype=torch.float32)
t = torch.tensor((t - t.mean()) / t.std(), dtype=torch.float32).unsqueeze(1)
data = TensorDataset(P[:1000], t[:1000])
model = nn.Sequential(nn.Linear(3, 48), nn.ReLU(), nn.Dropout(0.1), nn.Linear(48, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
loss_fn = nn.MSELoss()

for epoch in range(41):
    set_seed(SEED)
    loader = DataLoader(data, batch_size=40, shuffle=True)
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        if epoch % 4 == 0:
            print(f"epoch {epoch}: mse {loss_fn(model(P[1000:]), t[1000:]).item():.4f}")
