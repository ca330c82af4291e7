# %% [markdown] id="title"
# # A neural network from scratch
#
# **What you will be able to do at the end:** explain every line of a training loop with linear
# algebra and gradients. Not recite it: *explain* it.
#
# You will build a small classifier with nothing but tensors. The parameters `W1`, `b1`, `W2`,
# `b2` lie open on the table, the forward pass is written out, and so is the update. PyTorch
# computes the gradients, and you check that it does so correctly.
#
# **House rule:** no `torch.nn.Module`, no `torch.optim`. No line that matters hides behind a
# library.
#
# > **The question that guides us:** can you explain every line of the training?

# %% [markdown] id="how"
# ### How to work with these pages
#
# 1. **Predict.** Where there is a variable called `prediction_…`, replace `None` *before* you run
#    on. A wrong guess made in earnest teaches more than a right answer that was read.
# 2. **Run** the cell, and compare.
# 3. **Investigate.** Read it line by line; print whatever you are not sure about.
# 4. **Change** something and run it again. Nothing here can break.
#
# Hints are folded: open them when you need them, not before. And distrust every number in a text,
# this one included: here, the cells compute them in front of you.

# %% id="setup"
import math
import warnings
from types import SimpleNamespace

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import LogLocator

import descenso as ds  # only to look and to check

SEED = 0
torch.set_num_threads(1)  # a network this small is fastest on one thread


def dice(number):
    """Randomness that can be repeated: the same number, the same throws."""
    return torch.Generator().manual_seed(100 * SEED + number)


# Colours that colour-blind readers tell apart
INK, BLUE, ORANGE, GREEN, PURPLE = "#22303c", "#0072b2", "#d55e00", "#009e73", "#aa4499"
plt.rcParams.update(
    {
        "figure.figsize": (7.5, 4.2),
        "figure.dpi": 110,
        "figure.constrained_layout.use": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "grid.color": "#dfe5ea",
        "legend.frameon": False,
        "lines.linewidth": 2,
    }
)

# %% [markdown] id="helpers-text"
# Three small helpers that only talk: one says whether something holds, the other two compare what
# you predicted with what was measured.


# %% id="helpers"
def check(holds, yes, no):
    """Say whether something holds."""
    print(f"✓ {yes}" if holds else f"✗ {no}")


def judge(prediction, measured, choices):
    """Compare the predicted letter with the letter that the numbers chose."""
    letter = str(prediction).strip().lower()
    if prediction is None:
        print("○ You have not predicted yet: choose a letter above, then come back.")
    elif letter not in choices:
        print(f"○ {prediction!r} is not a letter of the list: {', '.join(choices)}.")
    elif letter == measured:
        print(f"✓ Your prediction held: {measured}) {choices[measured]}.")
    else:
        print(f"✗ You predicted {letter}) {choices[letter]}.")
        print(f"  The numbers say {measured}) {choices[measured]}.")
        print("  Good: now there is something to find out.")


def judge_number(prediction, measured, within):
    """Compare a predicted number with the measured one."""
    if prediction is None:
        print(f"○ You have not predicted yet. Measured: {measured:.4g}")
    elif abs(prediction - measured) <= within:
        print(f"✓ Well predicted: you said {prediction:g}, measured {measured:.4g}")
    else:
        print(f"✗ Not so close: you said {prediction:g}, measured {measured:.4g}")


# %% [markdown] id="data-text"
# ## 1) The data
#
# Two clouds of points in the plane, one for each class. Each row of `X` is a point; each entry of
# `y` says from which cloud it came.
#
# **Before you run:** which shape does `X` have, and which one `y`? Why must `y` hold whole
# numbers?

# %% id="data"
N = 400
throws = dice(0)
x0 = torch.randn(N // 2, 2, generator=throws) + torch.tensor([-2.0, 0.0])
x1 = torch.randn(N // 2, 2, generator=throws) + torch.tensor([2.0, 0.0])

X = torch.cat([x0, x1])
y = torch.cat([torch.zeros(N // 2), torch.ones(N // 2)]).long()

print("X:", tuple(X.shape), X.dtype)
print("y:", tuple(y.shape), y.dtype, "  points per class:", y.bincount().tolist())


# %% id="data-picture"
def draw_points(ax):
    """The two clouds, told apart by colour and by shape."""
    ax.scatter(*x0.T, s=16, marker="o", color=BLUE, alpha=0.7, label="class 0")
    ax.scatter(*x1.T, s=18, marker="^", color=ORANGE, alpha=0.7, label="class 1")
    ax.set(xlabel="x[0]", ylabel="x[1]", aspect="equal")


fig, ax = plt.subplots()
draw_points(ax)
ax.axvline(0, color=INK, linestyle="--", linewidth=1.2, label="a ruler: x[0] = 0")
ax.set_title("Two clouds that touch")
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

# %% [markdown] id="ceiling-text"
# **How well could anyone do?** The clouds overlap, so some points lie on the wrong side and no
# honest rule gets them all. We made these clouds ourselves, so we know something that is never
# known about real data: the best possible rule. It is the ruler in the picture, and with it comes
# a probability for each point. Let us measure it now, *before* the network has a chance to
# impress us.

# %% id="ceiling"
# The log of the odds of class 1 at a point, from the formula of the normal distribution
true_logit = 4 * X[:, 0]
ruler_accuracy = ((true_logit > 0) == (y == 1)).float().mean().item()
ruler_loss = F.binary_cross_entropy_with_logits(true_logit, y.float()).item()
ideal = 0.5 * (1 + math.erf(2 / math.sqrt(2)))

print(f"accuracy of the ruler on these points: {ruler_accuracy:.4f}")
print(f"accuracy of the ruler on endless points: {ideal:.4f}")
print(f"mean loss of the ruler on these points: {ruler_loss:.4f}")

# %% [markdown] id="ceiling-why"
# Keep these numbers. If the network ends near them, it has found what there was to find. If it
# gets *below* the ruler's loss on these points, it has begun to learn the accidents of this
# sample. We shall come back to that at the end.
#
# <details><summary>Hint: where does the 4 come from?</summary>
#
# Both clouds are normal with deviation 1, with centres at −2 and 2. The ratio of their densities
# at a point is $e^{-(x-2)^2/2} / e^{-(x+2)^2/2} = e^{4x}$: everything else cancels. So the true
# logit is a *linear* function of the point.
# </details>

# %% [markdown] id="params-text"
# ## 2) The parameters
#
# The network has two layers: 2 inputs, 16 hidden units, 2 outputs (one logit for each class). All
# that it will ever know has to fit into `W1`, `b1`, `W2`, `b2`.
#
# The weights start small and random; the biases start at zero. `requires_grad_()` tells autograd:
# *this is one of those that I am going to adjust; keep its gradient for me.*
#
# **Before you run:** how many numbers are there to learn, counting all four tensors?

# %% id="params"
d_in, h, d_out = 2, 16, 2
prediction_size = None  # ← your number


def new_params(h=h, dtype=torch.float32):
    """First parameters: the same ones each time it is called."""
    throws = dice(1)
    W1 = (0.1 * torch.randn(d_in, h, generator=throws)).to(dtype).requires_grad_()
    b1 = torch.zeros(h, dtype=dtype, requires_grad=True)
    W2 = (0.1 * torch.randn(h, d_out, generator=throws)).to(dtype).requires_grad_()
    b2 = torch.zeros(d_out, dtype=dtype, requires_grad=True)
    return W1, b1, W2, b2


NAMES = ("W1", "b1", "W2", "b2")
params = W1, b1, W2, b2 = new_params()
for name, p in zip(NAMES, params):
    print(f"{name}: {tuple(p.shape)!s:8} {p.numel():3} numbers   is_leaf: {p.is_leaf}")

# %% id="params-check"
judge_number(prediction_size, sum(p.numel() for p in params), within=0)
check(
    all(p.is_leaf and p.requires_grad for p in params),
    "all four are leaves that keep their gradient",
    "one of them is not a leaf: section 5 shows what happens then",
)

# %% [markdown] id="params-why"
# Look at the brackets in `(0.1 * torch.randn(…)).requires_grad_()`: **first** the values,
# **then** the request for gradients. The other order looks just as good and does not work. You
# will see why in section 5.
#
# <details><summary>Why random? What would happen with weights of zero?</summary>
#
# With `W1` and `W2` at zero every hidden value is zero, so the gradient of `W2` is zero; and the
# error cannot travel back through a `W2` of zeros, so that of `W1` is zero too. Only `b2` would
# ever move. And if all columns of `W1` started *equal* rather than zero (and the rows of `W2`
# too), all hidden units would get the same gradient and stay twins for ever: 16 units doing the
# work of one.
# </details>

# %% [markdown] id="forward-text"
# ## 3) Forward
#
# A batch goes in as rows and comes out as logits, one row for each point:
#
# | line | shapes |
# |---|---|
# | `z1 = X @ W1 + b1` | (batch, 2) @ (2, 16) + (16,) → (batch, 16) |
# | `h1 = relu(z1)` | (batch, 16) → (batch, 16) |
# | `logits = h1 @ W2 + b2` | (batch, 16) @ (16, 2) + (2,) → (batch, 2) |
#
# Each column of `W1` is a *direction* in the plane. `X @ W1` measures how far each point reaches
# along each of the 16 directions; ReLU lets the positive part through and silences the rest.


# %% id="forward"
def forward(X, params, activation=torch.relu):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1  # (batch, 2) @ (2, h) + (h,) → (batch, h)
    h1 = activation(z1)  # (batch, h)
    return h1 @ W2 + b2  # (batch, h) @ (h, 2) + (2,) → (batch, 2)


logits = forward(X[:5], params)
print(tuple(logits.shape))
print(logits.detach())

# %% [markdown] id="entry-text"
# A matrix product is many dot products. Let us follow a single entry with our own hands: point 2,
# hidden unit 3.

# %% id="entry"
point, unit = 2, 3
by_hand_z = (X[point, 0] * W1[0, unit] + X[point, 1] * W1[1, unit] + b1[unit]).item()
by_matrix_z = (X @ W1 + b1)[point, unit].item()

terms = [f"{X[point, k]:.4f} × {W1[k, unit]:.4f}" for k in range(d_in)]
print(" + ".join([*terms, f"{b1[unit]:.4f}"]))
print(f"by hand {by_hand_z:.6f}   by matrix {by_matrix_z:.6f}")
check(
    math.isclose(by_hand_z, by_matrix_z, abs_tol=1e-6),
    "the same number",
    "they differ: which term is missing?",
)

# %% [markdown] id="linear-text"
# **What is ReLU for?** Take it away and see: two linear layers in a row are one linear layer. The
# cell multiplies the matrices together and finds a single one that does the work of both.

# %% id="linear"
without_relu = forward(X, params, activation=lambda z1: z1)
W, b = W1 @ W2, b1 @ W2 + b2  # (2, h) @ (h, 2) → (2, 2)

check(
    torch.allclose(without_relu, X @ W + b, atol=1e-6),
    "without ReLU a single 2 × 2 matrix is enough",
    "they differ",
)
check(
    not torch.allclose(forward(X, params), X @ W + b, atol=1e-6),
    "with ReLU it is not: something new has come in",
    "ReLU changed nothing",
)

# %% [markdown] id="loss-text"
# ## 4) The loss
#
# `F.cross_entropy(logits, y)` turns logits into probabilities, looks at the probability given to
# the *true* class of each row, and takes the mean of its negative logarithm. The result is **one
# number**. That is what makes a gradient possible: one number has a slope in every direction.
#
# **Predict before you run.** The weights are small, so all logits are near zero and the network
# gives both classes about the same probability. What is the loss, roughly?
#
# <details><summary>Hint</summary>
#
# The probability of the true class is about one half. What is $-\ln\frac{1}{2}$?
# </details>

# %% id="loss"
prediction_loss = None  # ← your number

loss = F.cross_entropy(forward(X, params), y)
print(
    "loss:", loss.item(), "   shape:", tuple(loss.shape), "   grad_fn:", type(loss.grad_fn).__name__
)
print("ln 2:", math.log(2))
judge_number(prediction_loss, loss.item(), within=0.1)

# %% id="loss-check"
check(
    abs(loss.item() - math.log(2)) < 0.1,
    "the first loss is that of guessing: the start is sane",
    "the first loss is far from ln 2: are the weights too large?",
)

# %% [markdown] id="loss-why"
# This is the cheapest test in the trade. With $C$ classes, a network that knows nothing yet
# should cost about $\ln C$. If it costs much more, it is *confidently wrong* before having seen
# anything, and something is off: weights too large, data not scaled, labels mixed up.
#
# `grad_fn` is the end of a thread: autograd has noted every operation from the parameters to this
# number, and in a moment it will walk back along it.

# %% [markdown] id="step-text"
# ## 5) One step
#
# A step of training is: forward, loss, backward, update, clear. Before we take one, let us meet
# the mistake that stops most beginners exactly here.
#
# ### The tensor that is not a leaf
#
# Suppose that we had made the weights in the other order:
#
# `wrong = 0.1 * torch.randn(d_in, h, requires_grad=True)`
#
# It *looks* the same. Below, the line is split in two, so that the tensor in the middle gets a
# name.
#
# **Predict:** after `backward()`, which one has a `.grad`?

# %% id="leaf-predict"
choices_leaf = {
    "a": "both have one",
    "b": "only `wrong`, the one that the network uses",
    "c": "only `inner`, the one that nobody keeps",
}
prediction_leaf = None  # ← "a", "b" or "c"

# %% id="leaf-wrong"
inner = torch.randn(d_in, h, generator=dice(1), requires_grad=True)  # what randn made
wrong = 0.1 * inner  # what we kept

for name, p in (("inner", inner), ("wrong", wrong)):
    made_by = type(p.grad_fn).__name__ if p.grad_fn else "nobody: it is a beginning"
    print(f"{name}: requires_grad {p.requires_grad}   is_leaf {p.is_leaf!s:5}   made by {made_by}")

# %% id="leaf-backward"
F.cross_entropy(forward(X, (wrong, b1, W2, b2)), y).backward()

with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    arrived = wrong.grad
print("wrong.grad:", arrived)
print("inner.grad:", None if inner.grad is None else tuple(inner.grad.shape))
print()
print("PyTorch warns:", str(heard[0].message).split(". ")[0] if heard else "nothing")
try:
    wrong -= 0.1 * arrived
except (TypeError, RuntimeError) as error:
    print("And the update fails:", error)

judge(prediction_leaf, "c" if not wrong.is_leaf and inner.grad is not None else "b", choices_leaf)

# %% [markdown] id="leaf-why"
# `wrong` is the *result of a multiplication*. It requires a gradient, but only as a stop on the
# way: autograd passes through it and leaves the gradient where the way begins, at a **leaf**. The
# leaf is `inner`, and in the one-line version nobody holds on to it. Everything ran, nothing
# complained until we looked, and nothing could have been learned.
#
# The mend is a pair of brackets: multiply first, ask for gradients afterwards.

# %% id="leaf-mend"
mended = (0.1 * torch.randn(d_in, h, generator=dice(1))).requires_grad_()

# %% id="leaf-check"
F.cross_entropy(forward(X, (mended, b1, W2, b2)), y).backward()
check(
    mended.is_leaf and mended.grad is not None,
    "`mended` is a leaf, and its gradient has arrived",
    "`mended` is not a leaf: its gradient will stay None. Where do the brackets go?",
)

# %% [markdown] id="leaf-try"
# **Change it:** undo the mend in the cell before, run the check again, and read what it says.
# Then put it back.
#
# <details><summary>Are there other ways to mend it?</summary>
#
# Yes. Make the leaf first and scale it in place where autograd is not looking: `W1 =
# torch.randn(d_in, h, requires_grad=True)` and then `with torch.no_grad(): W1 *= 0.1`. It stays a
# leaf because no new tensor is born.
# </details>

# %% [markdown] id="backward-text"
# ### Backward
#
# Now a real step, with a batch of 32 rows drawn at random. `randperm` shuffles the row numbers;
# the first 32 are our batch. Nobody loads data for us: it is one line.


# %% id="backward"
def zero_grads(params):
    for p in params:
        if p.grad is not None:
            p.grad.zero_()


rows = torch.randperm(N, generator=dice(2))[:32]
xb, yb = X[rows], y[rows]

zero_grads(params)
loss = F.cross_entropy(forward(xb, params), yb)
loss.backward()

print(f"loss {loss.item():.4f}")
for name, p in zip(NAMES, params):
    print(f"{name}.grad: {tuple(p.grad.shape)!s:8} mean size {p.grad.abs().mean():.5f}")

# %% [markdown] id="hand-text"
# Each gradient has the shape of its parameter: one slope for each number. But **where do these
# numbers come from?** Let us derive them. Go through the forward lines from the last to the
# first, and ask of each: *if what comes out has this error, what error does that make for what
# went in?*
#
# | backward | shape | why |
# |---|---|---|
# | `dlogits = (softmax(logits) − one_hot(y)) / batch` | (batch, 2) | what was said minus what was true; the mean divides by the batch |
# | `dW2 = h1.T @ dlogits` | (16, 2) | each weight: its input times its error, **summed over the batch** |
# | `db2 = dlogits.sum(0)` | (2,) | the bias is added to *every* row, so it collects the error of every row |
# | `dh1 = dlogits @ W2.T` | (batch, 16) | the error goes back along the same weights |
# | `dz1 = dh1 * (z1 > 0)` | (batch, 16) | a **mask**: where ReLU is flat, nothing passes |
# | `dW1 = X.T @ dz1` | (2, 16) | as for `W2` |
# | `db1 = dz1.sum(0)` | (16,) | as for `b2` |
#
# **Before you run:** will they be *exactly* equal to autograd's, or only nearly?


# %% id="hand"
@torch.no_grad()
def gradients_by_hand(X, y, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    h1 = torch.relu(z1)
    logits = h1 @ W2 + b2

    dlogits = (logits.softmax(dim=1) - F.one_hot(y, d_out)) / len(y)
    dW2 = h1.T @ dlogits
    db2 = dlogits.sum(dim=0)
    dh1 = dlogits @ W2.T
    dz1 = dh1 * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(dim=0)
    return dW1, db1, dW2, db2


def agreement(ours, theirs):
    print(f"    {'exact':>8} {'approximate':>12} {'max difference':>17}")
    for name, a, b in zip(NAMES, ours, theirs):
        exact = "yes" if torch.equal(a, b) else "no"
        near = "yes" if torch.allclose(a, b, atol=1e-6) else "no"
        print(f"{name}: {exact:>8} {near:>12} {(a - b).abs().max():>17.1e}")


by_hand = gradients_by_hand(xb, yb, params)
print("By hand, and autograd:")
agreement(by_hand, [p.grad for p in params])

_, (layer1, layer2) = ds.manual_gradients((ds.Layer(W1, b1), ds.Layer(W2, b2)), xb, yb)
print("\nBy hand, and a third opinion:")
agreement(by_hand, [*layer1, *layer2])

# %% id="hand-check"
check(
    all(torch.allclose(a, p.grad, atol=1e-6) for a, p in zip(by_hand, params)),
    "your derivation and autograd agree",
    "they disagree: find the row of the table with the largest difference",
)

# %% [markdown] id="outer-text"
# Where a row says "no" under *exact*, the two have added the same terms in another order: float32
# rounds at every addition. That is not an error but arithmetic, and it is why we look at the
# largest difference.
#
# **"Summed over the batch", seen close up.** For a single row, input times error is an *outer
# product*: a whole matrix. `h1.T @ dlogits` is nothing but the sum of these matrices, one for
# each row of the batch.

# %% id="outer"
with torch.no_grad():
    h1 = torch.relu(xb @ W1 + b1)
    dlogits = ((h1 @ W2 + b2).softmax(dim=1) - F.one_hot(yb, d_out)) / len(yb)
    one_by_one = sum(torch.outer(h1[i], dlogits[i]) for i in range(len(yb)))

print("one outer product:", tuple(torch.outer(h1[0], dlogits[0]).shape), "  of them:", len(yb))
check(
    torch.allclose(one_by_one, W2.grad, atol=1e-6),
    "their sum is the gradient of W2",
    "their sum is something else",
)
print(
    "each row of dlogits adds up to 0:",
    torch.allclose(dlogits.sum(dim=1), torch.zeros(len(yb)), atol=1e-7),
)

# %% [markdown] id="finite-text"
# **And if the derivation and autograd shared the same mistake?** There is a judge who knows
# neither: the definition of the slope. Move *one* weight a hair to each side, look at how the
# loss changes, divide. This is done in float64, because we subtract two almost equal numbers, and
# float32 would have hardly any digits left.

# %% id="finite"
eps = 1e-6
params64 = [p.detach().double().requires_grad_() for p in params]
F.cross_entropy(forward(xb.double(), params64), yb).backward()


def loss_with(value):
    """The loss with another number in W1[0, 3]."""
    moved = params64[0].detach().clone()
    moved[0, 3] = value
    return F.cross_entropy(forward(xb.double(), (moved, *params64[1:])), yb).item()


weight = params64[0][0, 3].item()
slope = (loss_with(weight + eps) - loss_with(weight - eps)) / (2 * eps)
exact = params64[0].grad[0, 3].item()
relative = abs(slope - exact) / abs(exact)
print(f"by the definition {slope:.12f}")
print(f"autograd          {exact:.12f}")
print(f"relative error    {relative:.1e}")
check(
    relative < 1e-6,
    "the judge agrees",
    "they differ: is eps too large or too small?",
)

# %% [markdown] id="finite-try"
# **Change it:** predict what happens to the relative error with `eps = 1e-1` and with `eps =
# 1e-13`, then try. One of them fails because the loss is not a straight line, the other because
# numbers have an end. Which is which?

# %% [markdown] id="twice-text"
# ### Backward twice
#
# What is in `.grad` if you call `backward()` a second time on the same batch, without clearing in
# between? Write down your answer, and look.

# %% id="twice-predict"
choices_twice = {
    "a": "the same gradient: the second replaces the first",
    "b": "exactly twice the gradient: the second is added",
    "c": "an error: a gradient can be computed only once",
}
prediction_twice = None  # ← "a", "b" or "c"

# %% id="twice"
zero_grads(params)
F.cross_entropy(forward(xb, params), yb).backward()
once = [p.grad.clone() for p in params]
F.cross_entropy(forward(xb, params), yb).backward()
twice = [p.grad.clone() for p in params]

for name, first, second in zip(NAMES, once, twice):
    print(f"{name}: {first.flatten()[0]:+.6f} → {second.flatten()[0]:+.6f}")
doubled = all(torch.equal(b, 2 * a) for a, b in zip(once, twice))
judge(prediction_twice, "b" if doubled else "a", choices_twice)

# %% [markdown] id="twice-why"
# `.grad` **accumulates**. This is no whim: it is the chain rule. If a parameter is used in two
# places, the two contributions to its slope add up, and `backward()` cannot know whether the
# second call belongs to the same sum. So it is we who say when a new sum begins: that is what
# `zero_grads` is for. (Keep in mind what would happen if it were forgotten. Exercise 4 is
# waiting.)

# %% [markdown] id="update-text"
# ### Update
#
# The gradient points uphill, so we go the other way, `lr` times its length. How much will the
# loss fall? For a small step the slope itself tells: the fall is about $\eta\,\|\nabla L\|^2$,
# with $\eta$ for `lr`. This little formula will explain two of the four exercises.

# %% id="update"
lr = 0.1


def gradient_norm(params):
    """Length of the gradient, all parameters in one long vector."""
    return torch.cat([p.grad.flatten() for p in params]).norm().item()


zero_grads(params)
before = F.cross_entropy(forward(xb, params), yb)
before.backward()
expected_fall = lr * gradient_norm(params) ** 2

with torch.no_grad():
    for p in params:
        p -= lr * p.grad
zero_grads(params)

after = F.cross_entropy(forward(xb, params), yb)
fall = before.item() - after.item()
print(f"loss: {before.item():.6f} → {after.item():.6f}")
print(f"fall: expected {expected_fall:.6f}, measured {fall:.6f}")
check(fall > 0, "the step went downhill", "the step went uphill: look at the sign")

# %% [markdown] id="update-why"
# Two details on which everything hangs:
#
# <details><summary>Why <code>torch.no_grad()</code>?</summary>
#
# The update is not part of the model; it must not be noted down to be differentiated. PyTorch
# even forbids it: changing a leaf in place while autograd is watching is an error. Take the line
# away and read the message.
# </details>
#
# <details><summary>Why <code>p -= …</code> and not <code>p = p - …</code>?</summary>
#
# `p -= …` changes the numbers *inside* the tensor that `params` holds. `p = p - …` makes a new
# tensor and sticks the name `p` on it; the parameters stay as they were, and the network never
# learns. There is no error message for that.
# </details>

# %% [markdown] id="overfit-text"
# ### The rehearsal: learn 16 points by heart
#
# Before a long training, a quick test of the whole machine: give it a handful of rows, the same
# ones at every step, and let it learn them by heart. A network that cannot even do that has a
# fault somewhere, and more data would only hide it.

# %% id="overfit"
few = torch.randperm(N, generator=dice(3))[:16]
small = new_params()
for step in range(1, 1001):
    zero_grads(small)
    loss = F.cross_entropy(forward(X[few], small), y[few])
    loss.backward()
    with torch.no_grad():
        for p in small:
            p -= 0.5 * p.grad
    if step in {1, 10, 100, 1000}:
        print(f"step {step:>4} | loss={loss.item():.5f}")

overfit_right = (forward(X[few], small).argmax(dim=1) == y[few]).sum().item()
overfit_loss = loss.item()
check(
    overfit_right == len(few) and overfit_loss < 0.07,
    f"it knows all {len(few)} by heart: the machine works",
    f"only {overfit_right} of {len(few)}: something is broken",
)

# %% [markdown] id="training-text"
# ## 6) The whole training
#
# Now the real thing: 30 epochs, each of them a pass over all the points in a new random order, in
# batches of 32. We start again from the first parameters.
#
# **Predict before you run:** which accuracy will it reach on these points? And sketch the loss
# curve: a few points, epoch and loss, such as `{1: 0.7, 10: 0.5, 30: 0.4}`. Your sketch will be
# drawn over the real one.
#
# <details><summary>Hint</summary>
#
# You know where it begins (section 4) and how far anybody could get (section 1). What remains is
# the shape in between.
# </details>

# %% id="training-predict"
prediction_accuracy = None  # ← a number between 0 and 1
prediction_curve = None  # ← your sketch: {1: …, 10: …, 30: …}

# %% id="training"
lr, epochs, batch_size = 0.1, 30, 32

params = W1, b1, W2, b2 = new_params()
first_params = [p.detach().clone() for p in params]
throws = dice(2)
loss_history, step_losses, gradient_norms = [], [], []


def accuracy(X, y, params, activation=torch.relu):
    with torch.no_grad():
        return (forward(X, params, activation).argmax(dim=1) == y).float().mean().item()


for epoch in range(1, epochs + 1):
    running, batches = 0.0, 0
    for rows in torch.randperm(N, generator=throws).split(batch_size):
        xb, yb = X[rows], y[rows]

        zero_grads(params)
        logits = forward(xb, params)
        loss = F.cross_entropy(logits, yb)
        loss.backward()

        gradient_norms.append(gradient_norm(params))
        with torch.no_grad():
            for p in params:
                p -= lr * p.grad

        running += loss.item()
        batches += 1
        step_losses.append(loss.item())

    loss_history.append(running / batches)
    if epoch in {1, 5, 10, 20, 30}:
        print(f"epoch {epoch:>2} | loss={loss_history[-1]:.4f} | acc={accuracy(X, y, params):.3f}")

# %% id="training-judge"
judge_number(prediction_accuracy, accuracy(X, y, params), within=0.02)
print(
    f"network: loss {F.cross_entropy(forward(X, params), y):.4f}   acc {accuracy(X, y, params):.4f}"
)
print(f"ruler:   loss {ruler_loss:.4f}   acc {ruler_accuracy:.4f}")

# %% [markdown] id="training-why"
# The network never saw the ruler, nor the formula behind the clouds, and has ended next to it: it
# found what there was to find. Remember this for the exercises. If *several* settings end at the
# same accuracy, the reason may be simply that there is nothing more to win.

# %% [markdown] id="curve-text"
# ## 7) The loss curve, and what lies behind it
#
# First the curve itself, with your sketch on it if you made one. The faint dots are single
# batches: each step sees only 32 points, so it is judged by a slightly different exam.

# %% id="curve"
per_epoch = len(step_losses) / epochs
steps_in_epochs = [(step + 1) / per_epoch for step in range(len(step_losses))]

fig, ax = plt.subplots()
ax.scatter(steps_in_epochs, step_losses, s=7, color=BLUE, alpha=0.25, label="each batch")
ax.plot(range(1, epochs + 1), loss_history, color=BLUE, label="mean of the epoch")
ax.axhline(math.log(2), color=INK, linestyle=":", linewidth=1.3, label="guessing: ln 2")
ax.axhline(ruler_loss, color=INK, linestyle="--", linewidth=1.3, label="the ruler")
if prediction_curve:
    ax.plot(
        *zip(*sorted(prediction_curve.items())),
        "*--",
        color=ORANGE,
        markersize=13,
        label="your sketch",
    )
ax.set(xlabel="epoch", ylabel="loss", title="Steep at first, then patience", ylim=(0, None))
ax.legend()
plt.show()

# %% [markdown] id="curve-question"
# **Investigate:** why is it steep at first and flat afterwards? The formula of section 5 says
# that each step wins about $\eta\,\|\nabla L\|^2$. So look at the length of the gradient.

# %% id="norms"
norms = torch.tensor(gradient_norms)
mean_norms = [part.mean().item() for part in norms.split(int(per_epoch))]

fig, ax = plt.subplots()
ax.scatter(steps_in_epochs, norms, s=7, color=GREEN, alpha=0.3, label="each batch")
ax.plot(range(1, epochs + 1), mean_norms, color=GREEN, label="mean of the epoch")
ax.set(xlabel="epoch", ylabel="‖∇L‖", ylim=(0, None))
ax.set_title("The slope under the network's feet")
ax.legend()
plt.show()
print(f"highest epoch mean {max(mean_norms):.3f}   last one {mean_norms[-1]:.3f}")

# %% [markdown] id="norms-why"
# In `dlogits = softmax − one_hot` stands the reason. Once most points are classified with
# confidence, what was said and what was true are nearly the same, so nearly all rows of `dlogits`
# are close to zero. The gradient dries up by itself, *because the network got better*. The dots
# that still jump high are batches that caught one of the points on the wrong side.
#
# Now the most beautiful picture: what have the weights learned? Each arrow is a column of `W1`, a
# direction in the plane; its colour tells for which class the unit votes.


# %% id="directions"
def draw_directions(ax, params, title):
    """Columns of W1 as arrows; behind them the probability of class 1."""
    W1, b1, W2, b2 = (p.detach() for p in params)
    side = torch.linspace(-5.5, 5.5, 120)
    grid = torch.cartesian_prod(side, side)
    share = forward(grid, (W1, b1, W2, b2)).softmax(dim=1)[:, 1].view(120, 120).T
    colours = LinearSegmentedColormap.from_list("", [BLUE, "white", ORANGE])
    ax.contourf(side, side, share, levels=20, cmap=colours, vmin=0, vmax=1, alpha=0.45)
    if share.min() < 0.5 < share.max():
        ax.contour(side, side, share, levels=[0.5], colors=[INK], linewidths=1.5)
    ax.scatter(*x0.T, s=5, marker="o", color=BLUE, alpha=0.35)
    ax.scatter(*x1.T, s=6, marker="^", color=ORANGE, alpha=0.35)
    votes = [ORANGE if vote > 0 else BLUE for vote in W2[:, 1] - W2[:, 0]]
    longest = W1.norm(dim=0).max()
    ax.quiver(
        *torch.zeros(2, W1.shape[1]),
        *(4.5 * W1 / longest),
        color=votes,
        angles="xy",
        scale_units="xy",
        scale=1,
        width=0.009,
        edgecolor="white",
        linewidth=0.6,
    )
    ax.set(title=title, xlabel="x[0]", aspect="equal", xlim=(-5.5, 5.5), ylim=(-5.5, 5.5))
    print(f"{title}: longest arrow {longest:.2f}")


fig, (left, right) = plt.subplots(1, 2, figsize=(9, 4.6), layout="compressed")
draw_directions(left, first_params, "Before")
draw_directions(right, params, "After")
left.set_ylabel("x[1]")
plt.show()

# %% [markdown] id="directions-why"
# Before: arrows to all sides, votes at random, and a plane of indecision. After: the arrows that
# matter lie along the horizontal, to the right voting for class 1 and to the left for class 0.
# The vertical says nothing about the class, so nobody pulled at it: **gradients only build what
# reduces the loss**. (The arrows are drawn to the same length in both pictures; the true lengths
# are printed.)
#
# And so that you need not take our word for the loop: the package's own training, from the same
# start and with the same dice, must tell the same story step by step.

# %% id="second-opinion"
layers = new_params()
theirs = [
    step.loss
    for step in ds.steps(
        (ds.Layer(*layers[:2]), ds.Layer(*layers[2:])),
        X,
        y,
        lr=lr,
        epochs=epochs,
        batch_size=batch_size,
        generator=dice(2),
    )
]
largest_difference = max(abs(ours - other) for ours, other in zip(step_losses, theirs))
print(f"{len(theirs)} steps, largest difference of the loss: {largest_difference:.1e}")
check(
    len(theirs) == len(step_losses) and largest_difference < 1e-4,
    "your loop and ours are the same",
    "they part: what did you change in the loop?",
)

# %% [markdown] id="ce-text"
# ## 8) Cross-entropy by hand
#
# In words: *probability of the true class, logarithm, change the sign, take the mean.* As code
# that is three lines, and the three lines are a trap.
#
# **Predict:** two points have the logits `[1000, 0]` and `[0, 1000]`, and both belong to class 0.
# What does the code that follows the words literally say about them? (The right losses are 0 and
# 1000: the first was perfectly right, the second as wrong as can be.)

# %% id="ce-predict"
choices_ce = {
    "a": "0 and 1000, as it should",
    "b": "numbers that are slightly off",
    "c": "no numbers at all: nan and inf",
}
prediction_ce = None  # ← "a", "b" or "c"


# %% id="ce"
def literal_losses(logits, y):
    probs = logits.exp() / logits.exp().sum(dim=1, keepdim=True)
    return -probs[torch.arange(len(y)), y].log()


def stable_losses(logits, y):
    largest = logits.max(dim=1, keepdim=True).values
    log_sum = largest + (logits - largest).exp().sum(dim=1, keepdim=True).log()
    return -(logits - log_sum)[torch.arange(len(y)), y]


huge = torch.tensor([[1000.0, 0.0], [0.0, 1000.0]])
truth = torch.tensor([0, 0])
print("literal:    ", literal_losses(huge, truth).tolist())
print("log-sum-exp:", stable_losses(huge, truth).tolist())
print("torch:      ", F.cross_entropy(huge, truth, reduction="none").tolist())
judge(prediction_ce, "c" if not literal_losses(huge, truth).isfinite().any() else "b", choices_ce)

# %% [markdown] id="ce-why"
# Where did it break? Let us find the place where float32 ends.

# %% id="ce-limit"
limit = torch.finfo(torch.float32).max
print(f"largest float32: {limit:.3e}   its logarithm: {math.log(limit):.4f}")
for z in (88.0, 89.0, 1000.0):
    print(f"exp({z:g}) = {torch.tensor(z).exp().item():.3e}")
print("inf / inf =", (torch.tensor(math.inf) / torch.tensor(math.inf)).item())
print("-log(0)   =", (-torch.tensor(0.0).log()).item())

# %% [markdown] id="ce-trick"
# Above that logarithm `exp` has no answer any more and says `inf`. The first point then divides
# infinity by infinity (`nan`), the second divides one by infinity, gets zero, and takes its
# logarithm.
#
# The mend is the **log-sum-exp**: take the largest logit $m$ out before the exponential,
#
# $$\log\sum_j e^{z_j} \;=\; m + \log\sum_j e^{z_j - m}.$$
#
# Nothing has changed mathematically. But now the largest exponent is 0: nothing can overflow, and
# since the sum is at least 1, its logarithm always exists. With ordinary logits, all four ways
# must agree:

# %% id="ce-agree"
logits = forward(X, params).detach()
four_ways = {
    "literal": literal_losses(logits, y).mean().item(),
    "log-sum-exp": stable_losses(logits, y).mean().item(),
    "F.cross_entropy": F.cross_entropy(logits, y).item(),
    "ds.cross_entropy": ds.cross_entropy(logits, y).item(),
}
for name, value in four_ways.items():
    print(f"{name:17} {value:.8f}")
check(
    max(four_ways.values()) - min(four_ways.values()) < 1e-6,
    "all four agree",
    "they disagree: which one left the mean out?",
)

# %% [markdown] id="ce-softmax"
# This is why we hand *logits* to `F.cross_entropy`, never probabilities. Applying softmax first
# would do it twice, and throw away the very trick that keeps the numbers alive.

# %% [markdown] id="exercises-text"
# ## 9) Exercises
#
# Four experiments, and one method: **twins**. Two networks with the same start, the same data and
# the same batches in the same order, which differ in *one* thing. Whatever is different at the
# end comes from that one thing.
#
# For twins we put the loop of section 6 into a function. It is the same loop, line by line; and
# rather than believe it, we check it.


# %% id="train"
def train(*, activation=torch.relu, h=16, lr=0.1, clear=True, epochs=30, data=(X, y)):
    X, y = data
    params, throws = new_params(h), dice(2)
    losses, norms = [], []
    for _ in range(epochs):
        running, batches = 0.0, 0
        for rows in torch.randperm(len(X), generator=throws).split(32):
            if clear:
                zero_grads(params)
            loss = F.cross_entropy(forward(X[rows], params, activation), y[rows])
            loss.backward()
            norms.append(gradient_norm(params))
            with torch.no_grad():
                for p in params:
                    p -= lr * p.grad
            running += loss.item()
            batches += 1
        losses.append(running / batches)
    acc = accuracy(X, y, params, activation)
    size = torch.cat([p.detach().flatten() for p in params]).norm().item()
    return SimpleNamespace(losses=losses, norms=norms, acc=acc, size=size, params=params)


lesson = train()
check(
    lesson.losses == loss_history,
    "the function and the loop agree to the last bit",
    "they differ: compare them line by line",
)

# %% id="show"
STYLES = [("-", BLUE), ("--", ORANGE), ("-.", GREEN), (":", PURPLE)]


def plain_log(ax):
    """A logarithmic axis with plain numbers: 0.03, 0.1, 0.3 …"""
    ax.set_yscale("log")
    ax.yaxis.set_major_formatter("{x:g}")
    if ax.get_ylim()[1] < 100:
        ax.yaxis.set_minor_locator(LogLocator(subs=(3.0,)))
        ax.yaxis.set_minor_formatter("{x:g}")


def show(twins, title):
    """The curves of the twins on one axis, and their numbers."""
    _, ax = plt.subplots()
    for (name, run), (line, colour) in zip(twins.items(), STYLES):
        finite = [value for value in run.losses if math.isfinite(value)]
        label = name if len(finite) == len(run.losses) else f"{name} → NaN"
        ax.plot(range(1, len(finite) + 1), finite, linestyle=line, color=colour, label=label)
        if finite and len(finite) < len(run.losses):
            ax.plot(len(finite), finite[-1], "X", color=colour, markersize=10)
    words = {"fontsize": 8, "transform": ax.get_yaxis_transform(), "color": INK}
    for level, word, x, side in (
        (math.log(2), "guessing", 0.995, "right"),
        (ruler_loss, "the ruler", 0.005, "left"),
    ):
        ax.axhline(level, color=INK, linewidth=0.8, alpha=0.5)
        ax.text(x, level, word, ha=side, va="bottom", **words)
    ax.set(xlabel="epoch", ylabel="loss (logarithmic)", title=title)
    plain_log(ax)
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    plt.show()
    print(f"{'':18}{'epoch 1':>12}{'last':>12}{'acc':>8}{'‖θ‖':>12}")
    for name, run in twins.items():
        first, last = run.losses[0], run.losses[-1]
        print(f"{name:18}{first:>12.4g}{last:>12.4g}{run.acc:>8.3f}{run.size:>12.4g}")


# %% [markdown] id="ex1-text"
# ### Exercise 1: another activation
#
# Replace ReLU by tanh. Everything else stays.

# %% id="ex1-predict"
choices_1 = {
    "a": "tanh is clearly faster in the first epoch",
    "b": "ReLU is clearly faster in the first epoch",
    "c": "there is hardly a difference",
}
prediction_1 = None  # ← "a", "b" or "c"

# %% id="ex1-run"
activation_twins = {"ReLU": lesson, "tanh": train(activation=torch.tanh)}
show(activation_twins, "ReLU and tanh, same start")

# %% id="ex1-judge"
with_relu, with_tanh = activation_twins.values()
ratio = with_tanh.losses[0] / with_relu.losses[0]
outcome_1 = "a" if ratio < 0.9 else "b" if ratio > 1.1 else "c"
judge(prediction_1, outcome_1, choices_1)
check(
    abs(with_tanh.losses[-1] - with_relu.losses[-1]) < 0.01,
    "and they end at the same loss",
    "and they end at different losses",
)

# %% [markdown] id="ex1-why"
# **Why?** Ask the gradient. It reaches `W1` through the mask of the table in section 5, `dz1 =
# dh1 * activation'(z1)`. At the start every `z1` is near zero. There the slope of tanh is nearly
# 1 for *everybody*; that of ReLU is 1 on the right and 0 on the left (and at exactly zero PyTorch
# takes 0). How much gets through?

# %% id="ex1-why-numbers"
start = new_params()
z1 = (X @ start[0] + start[1]).detach()
relu_slope, tanh_slope = (z1 > 0).float().mean(), (1 - z1.tanh() ** 2).mean()
print(f"mean slope at the start: ReLU {relu_slope:.3f}   tanh {tanh_slope:.3f}")
for name, activation in (("ReLU", torch.relu), ("tanh", torch.tanh)):
    zero_grads(start)
    F.cross_entropy(forward(X, start, activation), y).backward()
    length = gradient_norm(start)
    print(f"{name}: ‖∇L‖ = {length:.3f}   expected fall lr·‖∇L‖² = {lr * length**2:.4f}")

# %% [markdown] id="ex1-end"
# With ReLU, about half of the doors are shut at the start, so the gradient is shorter and each
# step wins less. Later both find the same boundary, and there is nothing more to win. So "tanh is
# better" would be a hasty lesson: in a *deep* network the picture turns, since for large $|z|$
# the slope of tanh goes to zero and products of such slopes vanish, while an open ReLU passes the
# gradient on undiminished.
#
# In the terminal: `descenso compare --vary activation=relu,tanh`
#
# ### Exercise 2: fewer and more hidden units
#
# Try 4 and 64 units instead of 16. What changes, and what does not?

# %% id="ex2-predict"
choices_2 = {
    "a": "4 units end with a clearly worse accuracy",
    "b": "all end about equally accurate; 64 units start clearly faster than 4",
    "c": "all end about equally accurate; 64 units start no faster than 4",
}
prediction_2 = None  # ← "a", "b" or "c"

# %% id="ex2-run"
width_twins = {"h = 4": train(h=4), "h = 16": lesson, "h = 64": train(h=64)}
show(width_twins, "Three widths")

# %% id="ex2-judge"
few_units, lesson_units, many_units = width_twins.values()
accuracies = [run.acc for run in width_twins.values()]
starts = [run.losses[0] for run in width_twins.values()]
if max(accuracies) - few_units.acc > 0.03:
    outcome_2 = "a"
else:
    outcome_2 = "b" if starts[2] < 0.9 * starts[0] else "c"
judge(prediction_2, outcome_2, choices_2)

# %% [markdown] id="ex2-why"
# **Why?** The expected fall, $\eta\,\|\nabla L\|^2$, is a *sum over all parameters*: each unit
# brings its own weights, and with them its own terms. More units, more terms.

# %% id="ex2-why-numbers"
squares = {}
for width in (4, 16, 64):
    start = new_params(width)
    F.cross_entropy(forward(X, start), y).backward()
    squares[width] = [p.grad.square().sum().item() for p in start]
    parts = "   ".join(f"{name} {value:.4f}" for name, value in zip(NAMES, squares[width]))
    print(f"h = {width:>2}: ‖∇L‖² = {sum(squares[width]):.4f}   of which {parts}")

# %% [markdown] id="ex2-end"
# Read the columns from 4 units to 64: the parts of `W1` and `W2` grow, that of `b2` does not,
# since it has two numbers whatever the width. (With only 4 units chance counts for much: try
# another `SEED`.) So the wide network starts faster with the *same* `lr`; nothing is cleverer
# about it, its sum has more terms. And why does it not end better? Because the best boundary
# between these clouds is nearly a straight line, and 4 units are enough to draw one. Width would
# pay where the boundary is crooked.
#
# In the terminal: `descenso compare --vary hidden=4,16,64`, and, for crooked boundaries,
# `descenso compare moons --init he --lr 1 --epochs 60 --vary hidden=2,16,64`
#
# ### Exercise 3: the learning rate
#
# Two questions: does `lr = 1.0` diverge? And with `lr = 0.001`: does it learn slowly, or not at
# all?

# %% id="ex3-predict"
choices_3_large = {
    "a": "lr = 1.0 diverges",
    "b": "lr = 1.0 learns faster at first than lr = 0.1",
    "c": "lr = 1.0 learns more slowly at first than lr = 0.1",
}
choices_3_small = {
    "a": "lr = 0.001 learns nothing: half of the points are right, as in guessing",
    "b": "lr = 0.001 barely lowers the loss, and yet gets far more than half right",
    "c": "lr = 0.001 arrives at the same loss, only later",
}
prediction_3_large = None  # ← "a", "b" or "c"
prediction_3_small = None  # ← "a", "b" or "c"

# %% id="ex3-run"
rate_twins = {"lr = 0.001": train(lr=0.001), "lr = 0.1": lesson, "lr = 1.0": train(lr=1.0)}
show(rate_twins, "Three learning rates")

# %% id="ex3-judge"
slow, usual, fast = rate_twins.values()
if not math.isfinite(fast.losses[-1]) or fast.losses[-1] > fast.losses[0]:
    outcome_3_large = "a"
else:
    outcome_3_large = "b" if fast.losses[0] < usual.losses[0] else "c"
barely = slow.losses[-1] > 0.7 * slow.losses[0]
outcome_3_small = "a" if slow.acc < 0.6 else "b" if barely else "c"
judge(prediction_3_large, outcome_3_large, choices_3_large)
judge(prediction_3_small, outcome_3_small, choices_3_small)

# %% [markdown] id="ex3-why"
# Did you expect `lr = 1.0` to explode? So say many textbooks, and here the numbers say otherwise.
# "Too large" is no property of a number: it depends on how curved the valley is.
#
# **The slow one.** Accuracy only asks *which* logit is larger, and a tiny tilt in the right
# direction is enough for that. The loss also asks *by how much*, and the weights have hardly
# moved: compare its ‖θ‖ in the table with that of the others.
#
# **The fast one.** Along one direction, the loss near a point looks like a parabola of curvature
# $\lambda$. A step of gradient descent multiplies the distance to the bottom by $1 -
# \eta\lambda$, which shrinks it only as long as $\eta < 2/\lambda$. Of many directions the most
# curved one decides: the largest eigenvalue of the matrix of second derivatives, the **Hessian**.
# Our network is small enough to compute it whole.


# %% id="ex3-curvature"
def largest_curvature(params):
    """Largest eigenvalue of the Hessian of the loss on all points, in float64."""
    sizes = [p.numel() for p in params]

    def loss_at(theta):
        parts = [part.view(p.shape) for part, p in zip(theta.split(sizes), params)]
        return F.cross_entropy(forward(X.double(), parts), y)

    theta = torch.cat([p.detach().double().flatten() for p in params])
    hessian = torch.func.jacrev(torch.func.grad(loss_at))(theta)  # slopes of the slopes
    return torch.linalg.eigvalsh(hessian)[-1].item()


places = {
    "at the start": new_params(),
    "after 1 epoch with lr = 1.0": train(lr=1.0, epochs=1).params,
    "at the end with lr = 1.0": fast.params,
}
limits = {name: 2 / largest_curvature(params) for name, params in places.items()}
for name, value in limits.items():
    print(f"{name:28} 2/λ = {value:.2f}")
check(
    all(value > 1 for value in limits.values()),
    "lr = 1.0 is below the limit in all three places",
    "lr = 1.0 is above the limit somewhere",
)

# %% [markdown] id="ex3-step-text"
# Now a single step from the start, of every length: the picture shows the loss *after* it. Read
# it from left to right. Where does one crawl? Where does one fly over the valley and up the other
# slope? And where is the best single step of all?

# %% id="ex3-step"
start = new_params()
F.cross_entropy(forward(X, start), y).backward()


def loss_after(lr):
    with torch.no_grad():
        return F.cross_entropy(forward(X, [p - lr * p.grad for p in start]), y).item()


rates = torch.logspace(-3.3, 2.3, 200).tolist()
fig, ax = plt.subplots()
ax.plot(rates, [loss_after(rate) for rate in rates], color=BLUE)
for rate in (0.001, 0.1, 1.0, 10.0, 100.0):
    value = loss_after(rate)
    ax.plot(rate, value, "o", color=ORANGE, markersize=9)
    ax.annotate(
        f"lr = {rate:g}\n{value:.3g}",
        (rate, value),
        textcoords="offset points",
        xytext=(-4, -30 if rate == 10 else 12),
        ha="right" if rate == 100 else "center",
        fontsize=9,
    )
ax.set(xscale="log", xlabel="lr", ylabel="loss after one step")
ax.set_title("One step from the start, of every length")
ax.margins(y=0.2)
plain_log(ax)
plt.show()
best_single = min(rates, key=loss_after)
print(f"best single step: lr = {best_single:.1f}")

# %% [markdown] id="ex3-extreme-text"
# Surprised? From the start, the best *single* step is longer than 2/λ. That limit is a promise
# for the neighbourhood, repeated step after step; it does not forbid a lucky leap. So is `lr =
# 10` a good learning rate, and what about `lr = 100`? Predict what becomes of `lr = 100` after 30
# epochs.

# %% id="ex3-extreme-predict"
choices_3_extreme = {
    "a": "lr = 100 ends in NaN",
    "b": "lr = 100 swings wildly, but its numbers stay finite",
    "c": "lr = 100 stays near ln 2, like guessing",
}
prediction_3_extreme = None  # ← "a", "b" or "c"

# %% id="ex3-extreme"
extreme_twins = {"lr = 1.0": fast, "lr = 10": train(lr=10.0), "lr = 100": train(lr=100.0)}
show(extreme_twins, "Beyond the limit")
for name, run in extreme_twins.items():
    finite = [value for value in run.losses if math.isfinite(value)]
    highest = max(finite, default=math.nan)
    print(f"{name:10} finite epochs {len(finite):>2}   highest of their losses {highest:.3g}")

wild = extreme_twins["lr = 100"].losses
if not math.isfinite(wild[-1]):
    outcome_3_extreme = "a"
else:
    outcome_3_extreme = "c" if abs(wild[-1] - math.log(2)) < 0.05 else "b"
judge(prediction_3_extreme, outcome_3_extreme, choices_3_extreme)

# %% [markdown] id="ex3-edge-text"
# **Why does `lr = 10` fail, if a single long step can be so good?** Because after the leap the
# network stands somewhere else: with larger weights, where the valley is curved differently. The
# limit 2/λ *moves along with the network*. Let us measure it at every step of the first two
# epochs.


# %% id="ex3-edge"
def walk(lr, epochs=2):
    """2/λ and the loss on all points, before each step."""
    params, throws = new_params(), dice(2)
    room, losses = [], []
    for _ in range(epochs):
        for rows in torch.randperm(N, generator=throws).split(32):
            zero_grads(params)
            F.cross_entropy(forward(X[rows], params), y[rows]).backward()
            room.append(2 / max(largest_curvature(params), 1e-12))
            losses.append(F.cross_entropy(forward(X, params), y).item())
            with torch.no_grad():
                for p in params:
                    p -= lr * p.grad
    return room, losses


fig, (above, below) = plt.subplots(2, 1, figsize=(7.5, 6.2), sharex=True)
beyond = {}
for lr_walked, (line, colour) in zip((0.1, 1.0, 10.0), STYLES):
    room, losses = walk(lr_walked)
    beyond[lr_walked] = sum(limit < lr_walked for limit in room)
    above.plot(room, linestyle=line, color=colour, label=f"2/λ, lr = {lr_walked:g}")
    above.axhline(lr_walked, linestyle=line, color=colour, linewidth=1, alpha=0.6)
    below.plot(losses, linestyle=line, color=colour, label=f"lr = {lr_walked:g}")
    print(f"lr = {lr_walked:<4g} steps beyond the limit: {beyond[lr_walked]} / {len(room)}")
above.set(yscale="log", ylabel="2/λ")
above.set_title("How long a step may be (thick), how long it is (thin)")
below.set(yscale="log", ylabel="loss", xlabel="step")
above.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

# %% [markdown] id="ex3-nan-text"
# With `lr = 1.0` and below, the thin line stays under the thick one. With `lr = 10` it is above
# it again and again, and each such step throws the network further out. What happens in the end
# depends on chance: some starts reach a flat place and come back, others end in NaN. Change
# `SEED` in the first cell and you will meet both kinds. With `lr = 100` none of the starts that
# we tried survived.
#
# **Where exactly does the NaN come from?** Let us watch it arrive, step by step.

# %% id="ex3-nan"
doomed, throws = new_params(), dice(2)
orders = [rows for _ in range(30) for rows in torch.randperm(N, generator=throws).split(32)]
print(f"{'step':>4} {'max |θ|':>10} {'max |logit|':>12} {'loss':>10}")
growth = []
for step, rows in enumerate(orders, start=1):
    zero_grads(doomed)
    logits = forward(X[rows], doomed)
    loss = F.cross_entropy(logits, y[rows])
    loss.backward()
    largest = max(p.detach().abs().max().item() for p in doomed)
    if step <= 12 or not math.isfinite(loss.item()):
        print(
            f"{step:>4} {largest:>10.1e} {logits.detach().abs().max():>12.1e} {loss.item():>10.1e}"
        )
    if not math.isfinite(loss.item()):
        break
    if loss.item() > 1e4:
        growth.append(largest)
    with torch.no_grad():
        for p in doomed:
            p -= 100.0 * p.grad

typical_growth = (growth[-1] / growth[0]) ** (1 / (len(growth) - 1))
print(f"typical growth of the largest parameter in a step: ×{typical_growth:.0f}")
print(f"float32 ends at {torch.finfo(torch.float32).max:.1e}")

# %% [markdown] id="ex3-nan-why"
# Read the table from above. The error `softmax − one_hot` never exceeds 1, so it is not to blame.
# But the gradient of `W1` contains `W2` as a factor, and that of `W2` contains what `W1` made:
# *each layer's step is as large as the other layer*. With such an `lr` every step makes the
# parameters about that many times larger, and the logits, which are products of both layers, grow
# with the square. A few rows later they leave float32: `inf`, then `inf − inf` in the
# log-sum-exp, and that is `nan`. From there on every gradient is `nan`, and no step can mend it.
# **No mysterious bug: a geometric sequence that met the end of the numbers.**
#
# In the terminal: `descenso compare --vary lr=0.001,0.1,1.0,10`
#
# ### Exercise 4: without `zero_grads`
#
# What if the gradients are never cleared? In section 5 you saw what two calls do. Now it is
# hundreds of them.

# %% id="ex4-predict"
choices_4 = {
    "a": "it explodes to NaN within a few epochs",
    "b": "it starts faster, and then swings without coming to rest",
    "c": "hardly a difference: the mistakes average out",
}
prediction_4 = None  # ← "a", "b" or "c"

# %% id="ex4-run"
forgetful = train(clear=False)
clear_twins = {"clearing": lesson, "never clearing": forgetful}
show(clear_twins, "With and without zero_grads")

# %% id="ex4-judge"
late = sum(forgetful.losses[-10:]) / 10
if not all(math.isfinite(value) for value in forgetful.losses):
    outcome_4 = "a"
elif forgetful.losses[0] < lesson.losses[0] and late > 1.3 * sum(lesson.losses[-10:]) / 10:
    outcome_4 = "b"
else:
    outcome_4 = "c"
judge(prediction_4, outcome_4, choices_4)
print(f"‖θ‖ grew to {forgetful.size / lesson.size:.0f} times that of its twin")

# %% [markdown] id="ex4-stack-text"
# **Look inside.** `.grad` now holds the *sum of all gradients so far*: each step follows the
# whole past. Below is one single number of the network, the one whose stack swings most often.
# The bars are its fresh gradients, batch by batch; the line is what `.grad` contains, the stack
# of all bars so far.

# %% id="ex4-stack"
pile, throws = new_params(), dice(2)
orders = [rows for _ in range(30) for rows in torch.randperm(N, generator=throws).split(32)]
stacks = []
for rows in orders:
    F.cross_entropy(forward(X[rows], pile), y[rows]).backward()
    stacks.append(torch.cat([p.grad.flatten() for p in pile]))
    with torch.no_grad():
        for p in pile:
            p -= 0.1 * p.grad

stacks = torch.stack(stacks)  # a row for each step, a column for each number of the network
fresh = torch.diff(stacks, dim=0, prepend=torch.zeros(1, stacks.shape[1]))
swings = (stacks[1:] * stacks[:-1] < 0).sum(dim=0)
entry_names = [f"{name}[{i}]" for name, p in zip(NAMES, pile) for i in range(p.numel())]
chosen = int(swings.argmax())

fig, ax = plt.subplots()
x = range(1, len(orders) + 1)
ax.vlines(x, 0, fresh[:, chosen], color=BLUE, linewidth=1, label="fresh gradient")
ax.plot(x, stacks[:, chosen], color=ORANGE, label=".grad: the stack")
ax.axhline(0, color=INK, linewidth=0.8)
ax.set(xlabel="step", ylabel=f"{entry_names[chosen]}.grad")
ax.set_title("One number that follows its whole past")
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

against = (F.cosine_similarity(fresh, stacks) < 0).float().mean().item()
times_longer = (stacks[-13:].norm(dim=1).mean() / fresh[-13:].norm(dim=1).mean()).item()
print(f"in the last epoch the stack is {times_longer:.0f} times as long as a fresh gradient")
print(f"in {against:.0%} of the steps it points away from the fresh gradient")

# %% [markdown] id="ex4-momentum-text"
# This behaviour has a name. In **momentum** the step follows a velocity, $v \leftarrow \beta v +
# \nabla L$, and $\beta$ says how much of the past goes on. Never clearing is the same thing with
# $\beta = 1$: nothing is ever forgotten. Not "similar": *the same*. The proof is in the bits.

# %% id="ex4-momentum"
never_cleared, with_momentum = new_params(dtype=torch.float64), new_params(dtype=torch.float64)
velocity = [torch.zeros_like(p) for p in with_momentum]
beta = 1.0

for rows in orders:
    xb, yb = X[rows].double(), y[rows]

    F.cross_entropy(forward(xb, never_cleared), yb).backward()  # zero_grads is forgotten
    with torch.no_grad():
        for p in never_cleared:
            p -= 0.1 * p.grad

    zero_grads(with_momentum)
    F.cross_entropy(forward(xb, with_momentum), yb).backward()
    with torch.no_grad():
        for p, v in zip(with_momentum, velocity):
            v.copy_(beta * v + p.grad)
            p -= 0.1 * v

same_bits = all(torch.equal(a, b) for a, b in zip(never_cleared, with_momentum))
check(
    same_bits,
    f"after {len(orders)} steps every bit of every parameter is the same",
    f"after {len(orders)} steps they differ: is beta still 1?",
)

# %% [markdown] id="ex4-ball-text"
# **And why does it swing?** Imagine a ball in a bowl. With friction it rolls down and comes to
# rest; without friction it rolls through the bottom and up the other side, for ever. $\beta = 1$
# is the ball without friction.
#
# Linear algebra says it in one line. In a bowl of curvature $\lambda$, weight $w$ and velocity
# $v$ go from one step to the next by a matrix:
#
# $$\begin{pmatrix} w \\ v \end{pmatrix} \leftarrow \begin{pmatrix} 1-\eta\lambda & -\eta\beta \\ \lambda & \beta \end{pmatrix}\begin{pmatrix} w \\ v \end{pmatrix}, \qquad \det = \beta.$$
#
# The determinant is the product of the eigenvalues. With $\beta = 1$ it is 1: what one direction
# loses, another gains, and nothing dies away.

# %% id="ex4-ball"
eta, curvature = 0.1, 1.0
moduli = {}
fig, ax = plt.subplots()
for beta, (line, colour) in zip((0.0, 0.8, 1.0), STYLES):
    M = torch.tensor([[1 - eta * curvature, -eta * beta], [curvature, beta]], dtype=torch.float64)
    state, path = torch.tensor([1.0, 0.0], dtype=torch.float64), []
    for _ in range(100):
        path.append(state[0].item())
        state = M @ state
    moduli[beta] = torch.linalg.eigvals(M).abs().max().item()
    ax.plot(path, linestyle=line, color=colour, label=f"β = {beta:g}")
    print(f"β = {beta:g}: largest modulus of an eigenvalue {moduli[beta]:.6f}")
ax.axhline(0, color=INK, linewidth=0.8)
ax.set(xlabel="step", ylabel="w", title="A ball in a bowl, with and without friction")
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

# %% [markdown] id="ex4-end"
# Modulus 1: it neither dies away nor blows up. That is why forgetting `zero_grads` did not end in
# NaN here, and why it is such a treacherous mistake: the accuracy looks almost fine, nothing
# complains, and the weights have gone far away (look at ‖θ‖ above). **Change it:** in the
# momentum cell set `beta = 0.9`; the bits part, and you have invented a useful optimiser.
#
# In the terminal: `descenso compare --vary zero-grads=on,off`

# %% [markdown] id="validation-text"
# ## And afterwards: points that it never saw
#
# So far the network has been examined with the very points it studied. The honest question is
# another: how does it do on points that it has **never seen**? We set some aside: a **validation
# split**. They are never trained on, only measured.
#
# **Predict:** with four fifths for training and one fifth held out, will the held-out loss after
# 30 epochs be much higher than the training loss?

# %% id="validation-predict"
choices_validation = {
    "a": "much higher: at least three times",
    "b": "of the same order, above or below",
}
prediction_validation = None  # ← "a" or "b"

# %% id="validation"
shuffled = torch.randperm(N, generator=dice(4))
held_out, kept = shuffled[: N // 5], shuffled[N // 5 :]

split = train(data=(X[kept], y[kept]))
with torch.no_grad():
    training_loss = F.cross_entropy(forward(X[kept], split.params), y[kept]).item()
    validation_loss = F.cross_entropy(forward(X[held_out], split.params), y[held_out]).item()
training_accuracy = accuracy(X[kept], y[kept], split.params)
validation_accuracy = accuracy(X[held_out], y[held_out], split.params)
print(f"training   {len(kept):>4}: loss {training_loss:.4f}   acc {training_accuracy:.3f}")
print(f"validation {len(held_out):>4}: loss {validation_loss:.4f}   acc {validation_accuracy:.3f}")
outcome_validation = "a" if validation_loss > 3 * training_loss else "b"
judge(prediction_validation, outcome_validation, choices_validation)

# %% [markdown] id="validation-why"
# With so few held-out points it is largely luck which of the two is lower: a single point on the
# wrong side moves the mean. So let us ask more carefully, with *several* splits, and with fewer
# and fewer points to learn from, while a wide network gets ample time to learn them by heart.
# What do you expect at the left end of the picture?

# %% id="generalisation"
sizes, splits, validation_rows = (10, 20, 40, 80, 160, 320), 4, 80
seen, unseen = {}, {}
for size in sizes:
    seen[size], unseen[size] = [], []
    for number in range(splits):
        order = torch.randperm(N, generator=dice(5 + number))
        study, exam = order[validation_rows:][:size], order[:validation_rows]
        net, throws = new_params(64), dice(2)
        for _ in range(200):
            batch = study[torch.randperm(size, generator=throws)[:32]]
            zero_grads(net)
            F.cross_entropy(forward(X[batch], net), y[batch]).backward()
            with torch.no_grad():
                for p in net:
                    p -= 1.0 * p.grad
        with torch.no_grad():
            seen[size].append(F.cross_entropy(forward(X[study], net), y[study]).item())
            unseen[size].append(F.cross_entropy(forward(X[exam], net), y[exam]).item())

mean_seen = [sum(seen[size]) / splits for size in sizes]
mean_unseen = [sum(unseen[size]) / splits for size in sizes]
fig, ax = plt.subplots()
for losses, means, marker, colour, name in (
    (unseen, mean_unseen, "^", ORANGE, "points it never saw"),
    (seen, mean_seen, "o", BLUE, "points it studied"),
):
    for size in sizes:
        ax.plot([size] * splits, losses[size], marker, color=colour, alpha=0.3, markersize=5)
    ax.plot(sizes, means, marker + "-", color=colour, label=name)
ax.axhline(ruler_loss, color=INK, linestyle="--", linewidth=1.2, label="the ruler")
ax.set(
    xscale="log",
    xlabel="points to learn from",
    ylabel="loss",
    title="Learning by heart is not learning",
    ylim=(0, None),
)
ax.set_xticks(sizes, sizes, minor=False)
ax.minorticks_off()
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()
for size, s, u in zip(sizes, mean_seen, mean_unseen):
    print(f"{size:>4} points: {s:.4f} → {u:.4f}")

# %% [markdown] id="generalisation-why"
# The distance between the two curves is **overfitting**. At the left end the network knows its
# few points by heart: its loss on them is far below the ruler's, which is impossible by honest
# means. The points that it never saw tell the truth. Towards the right there are too many points
# to learn by heart, and the distance shrinks.
#
# In the terminal: `descenso train --validation 0.2`

# %% [markdown] id="closing"
# ## Can you explain every line?
#
# Here it is again, the whole training. Say what each line does *aloud*, in a sentence with linear
# algebra or gradients in it, and only then open the answer.
#
# ```python
# for rows in torch.randperm(N, generator=throws).split(batch_size):
#     xb, yb = X[rows], y[rows]
#     zero_grads(params)
#     logits = forward(xb, params)
#     loss = F.cross_entropy(logits, yb)
#     loss.backward()
#     with torch.no_grad():
#         for p in params:
#             p -= lr * p.grad
# ```
#
# <details><summary><code>torch.randperm(N, …).split(batch_size)</code></summary>A random order of all rows, cut into batches. Each row is seen exactly once in an epoch, and each batch gives an estimate of the full gradient: noisy, but cheap.</details>
#
# <details><summary><code>xb, yb = X[rows], y[rows]</code></summary>The same row numbers for both, so that every point keeps its own label.</details>
#
# <details><summary><code>zero_grads(params)</code></summary>Backward adds to what is there. Without this line the step would follow the sum of all past gradients: momentum with β = 1, a ball without friction.</details>
#
# <details><summary><code>logits = forward(xb, params)</code></summary>Two affine maps with a ReLU between them. Without the ReLU they would collapse into a single matrix. Autograd notes down every operation.</details>
#
# <details><summary><code>loss = F.cross_entropy(logits, yb)</code></summary>The mean of minus the logarithm of the probability of the true class, computed from the logits by log-sum-exp so that nothing overflows. One number, so that there is a gradient.</details>
#
# <details><summary><code>loss.backward()</code></summary>The chain rule from the last line to the first: softmax minus one-hot, an outer product summed over the batch for each matrix, a sum over the rows for each bias, a mask for ReLU. The results land in the <code>.grad</code> of the leaves.</details>
#
# <details><summary><code>with torch.no_grad():</code></summary>The update is not part of the function being differentiated, and a leaf must not be changed in place while autograd is watching.</details>
#
# <details><summary><code>p -= lr * p.grad</code></summary>A step against the slope, in place, so that the tensors in <code>params</code> themselves change. For a small step the loss falls by about lr·‖∇L‖²; it is stable as long as lr is below 2/λ.</details>
#
# Could you do them all? Then you have answered the guiding question. And if one still resists:
# change precisely that line, predict what will happen, and run.
