# Regressing a response on a panel of standardised expression values
import torch
import torch.nn as nn

torch.manual_seed(14)
N_TRAIN = 30
N_VALID = 300
N_GENES = 10

coef = torch.randn(N_GENES) / N_GENES ** 0.5
X = torch.randn(N_TRAIN + N_VALID, N_GENES)
y = torch.tanh(X @ coef) + 0.45 * torch.randn(len(X))
X_train, y_train = X[:N_TRAIN], y[:N_TRAIN]
X_valid, y_valid = X[N_TRAIN:], y[N_TRAIN:]


class ResponseNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.a = nn.Linear(N_GENES, width)
        self.b = nn.Linear(width, 1)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x))).squeeze(1)


def run(model, epochs=300, lr=0.01):
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    mse = nn.MSELoss()
    for epoch in range(epochs):
        model.train()
        opt.zero_grad()
        loss = mse(model(X_train), y_train)
        loss.backward()
        opt.step()
        if epoch % 50 == 0 or epoch == epochs - 1:
            model.eval()
            with torch.no_grad():
                valid = mse(model(X_valid), y_valid).item()
            print(f"epoch {epoch:4d}  train {loss.item():.4f}  valid {valid:.4f}")
    return valid


final = run(ResponseNet())
print("final validation loss", final)
