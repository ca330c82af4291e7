# Predict tomorrow's temperature anomaly from the last 6 days
import torch
import torch.nn as nn

torch.manual_seed(14)
series = [0.0, 0.0]
noise = torch.randn(1500)
for k in range(1498):
    series.append(1.2 * series[-1] - 0.5 * series[-2] + 0.4 * noise[k].item())
series = torch.tensor(series)
series = (series - series.mean()) / series.std()
windows = series.unfold(0, 7, 1)
X, y = windows[:, :6], windows[:, 6:]
X_train, y_train = X[:1150], y[:1150]
X_val, y_val = X[1160:], y[1160:]

model = nn.Sequential(nn.Linear(6, 24), nn.Tanh(), nn.Linear(24, 1))
loss_func = nn.MSELoss(reduction="sum")
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.5)


def mse(x, t):
    with torch.no_grad():
        return (model(x) - t).pow(2).mean().item()


for epoch in range(30):
    for rows in torch.randperm(len(X_train)).split(64):
        optimizer.zero_grad()
        loss = loss_func(model(X_train[rows]), y_train[rows])
        loss.backward()
        optimizer.step()
    if epoch % 3 == 0:
        print(epoch, "train", mse(X_train, y_train), "val", mse(X_val, y_val))
print("val mse", mse(X_val, y_val))
