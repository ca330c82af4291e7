'''Two-layer net where the hidden output is "converted to a tensor".'''
import warnings
import torch
warnings.simplefilter("ignore")
torch.manual_seed(9)

def params(*shape):
    return torch.nn.Parameter(torch.randn(*shape) / shape[0] ** 0.5)

A, a, B, b = params(2, 5), torch.nn.Parameter(torch.zeros(5)), params(5, 1), torch.nn.Parameter(torch.zeros(1))
opt = torch.optim.SGD([A, a, B, b], lr=0.2, momentum=0.9)
inputs = torch.randn(200, 2)
targets = (inputs[:, :1] * inputs[:, 1:] > 0).float()

for k in range(700):
    hidden = torch.tanh(inputs @ A + a)
    hidden = torch.tensor(hidden)
    score = hidden @ B + b
    loss = torch.nn.functional.binary_cross_entropy_with_logits(score, targets)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss:", loss.item())
