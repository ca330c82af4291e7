import torch
from torch import nn
from sklearn.datasets import make_circles

torch.manual_seed(123)


def init_weights(m):
    if isinstance(m, nn.Linear):
        torch.nn.init.constant_(m.weight, 0.2)
        m.bias.data.fill_(0.01)


pts, lab = make_circles(500, noise=0.08, factor=0.45, random_state=8)
pts = torch.tensor(pts, dtype=torch.float32) / 0.6
lab = torch.tensor(lab, dtype=torch.float32)

model = nn.Sequential(
    nn.Linear(2, 20),
    nn.ReLU(),
    nn.Linear(20, 10),
    nn.ReLU(),
    nn.Linear(10, 1),
)
model.apply(init_weights)

loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(400):
    logits = model(pts).squeeze(-1)
    loss = loss_fn(logits, lab)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 80 == 0:
        print(f"{epoch=} {loss.item()=:.4f}")
print(loss.item())
