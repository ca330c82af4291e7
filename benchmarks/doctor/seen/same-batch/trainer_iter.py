import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset, random_split


class Trainer:
    def __init__(self, model: nn.Module, train_set, test_set, batch_size: int = 24, lr: float = 0.01):
        self.model = model
        self.train_loader = DataLoader(train_set, batch_size=batch_size, shuffle=True)
        self.test_loader = DataLoader(test_set, batch_size=len(test_set))
        self.optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        self.criterion = nn.CrossEntropyLoss()

    def train(self, n_steps: int) -> None:
        self.model.train()
        batches = iter(self.train_loader)
        x, y = next(batches)
        for step in range(n_steps):
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(x), y)
            loss.backward()
            self.optimizer.step()
            if step % 50 == 0:
                print(f"step {step:4d} loss {loss.item():.4f}")

    @torch.inference_mode()
    def test(self) -> float:
        self.model.eval()
        x, y = next(iter(self.test_loader))
        return (self.model(x).argmax(dim=1) == y).float().mean().item()


def main() -> None:
    torch.manual_seed(15)
    X, y = make_classification(n_samples=1500, n_features=8, n_informative=8, n_redundant=0, n_classes=4,
                               n_clusters_per_class=2, class_sep=2.6, flip_y=0.0, random_state=3)
    X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
    train_set, test_set = random_split(TensorDataset(X, torch.tensor(y)), [1100, 400])
    trainer = Trainer(nn.Sequential(nn.Linear(8, 48), nn.ELU(), nn.Linear(48, 4)), train_set, test_set)
    trainer.train(900)
    print("test accuracy:", trainer.test())


main()
