"""Film ratings by matrix factorisation."""
import torch
import torch.nn.functional as F

torch.manual_seed(11)
n_users, n_films, k = 60, 40, 4
taste = torch.randn(n_users, k)
style = torch.randn(n_films, k)
full = taste @ style.T / k ** 0.5
seen = torch.rand(n_users, n_films) < 0.6
users, films = seen.nonzero(as_tuple=True)
ratings = full[users, films] + 0.05 * torch.randn(len(users))


def train(epochs=40, batch=128):
    U = torch.randn(n_users, k, requires_grad=True).mul(0.4)
    V = torch.randn(n_films, k).mul(0.4).requires_grad_()
    opt = torch.optim.Adam([U, V], lr=0.02)
    for epoch in range(epochs):
        order = torch.randperm(len(ratings))
        total = 0.0
        for i in range(0, len(order), batch):
            idx = order[i:i + batch]
            guess = (U[users[idx]] * V[films[idx]]).sum(1)
            loss = F.mse_loss(guess, ratings[idx])
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += loss.item() * len(idx)
        if epoch % 10 == 9:
            print(f"epoch {epoch + 1:3d}  mse {total / len(order):.4f}")
    return total / len(order)


print("final", train())
