"""Which of the tokens in the sentence is the keyword's partner? Tiny attention classifier."""
import torch
from torch import nn

torch.manual_seed(23)
VOCAB, LENGTH, CLASSES = 24, 8, 4


def sentences(n):
    ids = torch.randint(CLASSES, VOCAB, (n, LENGTH))
    label = torch.randint(0, CLASSES, (n,))
    where = torch.randint(0, LENGTH, (n,))
    ids[torch.arange(n), where] = label
    return ids, label


class Attend(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, dim)
        self.query = nn.Parameter(torch.randn(dim) * 0.3)
        self.key = nn.Linear(dim, dim)
        self.head = nn.Linear(dim, CLASSES)

    def forward(self, ids):
        e = self.embed(ids)
        score = self.key(e) @ self.query / 4
        weight = torch.softmax(score, dim=1)
        return self.head((weight.unsqueeze(-1) * e).sum(1))


model = Attend()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
x_train, y_train = sentences(1200)
x_valid, y_valid = sentences(400)


def validate():
    with torch.no_grad():
        out = model(x_valid)
        loss = nn.functional.cross_entropy(out, y_valid)
        predicted, _ = torch.max(out, 1)
        correct = (predicted == y_valid).sum().item()
        return loss.item(), correct / len(y_valid)


for epoch in range(12):
    for idx in torch.randperm(1200).split(40):
        loss = nn.functional.cross_entropy(model(x_train[idx]), y_train[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    val_loss, val_acc = validate()
    print(f"epoch {epoch}: val acc {val_acc:.3f} val loss {val_loss:.4f}")
