import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_gaussian_quantiles

torch.manual_seed(6)
X, y = make_gaussian_quantiles(n_samples=800, n_features=2, n_classes=4, random_state=6)
X, y = torch.tensor(X).float(), torch.tensor(y).long()


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 24)
        self.fc2 = nn.Linear(24, 24)
        self.fc3 = nn.Linear(24, 4)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


model = Classifier()
criterion = nn.NLLLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for epoch in range(40):
    correct = 0
    for idx in torch.randperm(800).split(40):
        optimizer.zero_grad()
        output = model(X[idx])
        loss = criterion(output, y[idx])
        loss.backward()
        optimizer.step()
        correct += (output.argmax(1) == y[idx]).sum().item()
    if epoch % 8 == 0:
        print("Epoch", epoch, "accuracy", correct / 800)
print("accuracy", correct / 800)
