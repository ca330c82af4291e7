"""Benign or malignant, from a hand-picked subset of the columns."""
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

SEED = 101
COLUMNS = ["mean radius", "mean texture", "mean smoothness", "mean concavity", "mean symmetry",
           "texture error", "mean texture", "worst smoothness", "worst area", "worst symmetry"]


def get_data():
    raw = load_breast_cancer()
    names = list(raw.feature_names)
    X = raw.data[:, [names.index(c) for c in COLUMNS]]
    a, b, c, d = train_test_split(X, raw.target, test_size=0.3, stratify=raw.target, random_state=SEED)
    s = StandardScaler().fit(a)
    as_t = lambda v: torch.tensor(v, dtype=torch.float32)
    return as_t(s.transform(a)), as_t(s.transform(b)), as_t(c), as_t(d)


def main():
    torch.manual_seed(SEED)
    Xtr, Xte, ytr, yte = get_data()
    model = torch.nn.Linear(len(COLUMNS), 1)
    opt = torch.optim.Adagrad(model.parameters(), lr=0.3)
    bce = torch.nn.BCEWithLogitsLoss()
    for step in range(1, 301):
        opt.zero_grad()
        loss = bce(model(Xtr)[:, 0], ytr)
        loss.backward()
        opt.step()
        if step % 60 == 0:
            print(step, loss.item())
    with torch.no_grad():
        print("test accuracy", ((model(Xte)[:, 0] > 0) == yte.bool()).float().mean().item())


if __name__ == "__main__":
    main()
