"""What a watched script prints, raises and warns of: to the byte as it does alone."""

from __future__ import annotations

import pytest
from tests.doctor.alone import run_by_python

TRAINING = """\
import sys
import torch

torch.manual_seed(3)
X, y = torch.randn(40, 2), torch.arange(40) % 2
W = torch.zeros(2, 2, requires_grad=True)
for step in range(20):
    loss = torch.nn.functional.cross_entropy(X @ W, y)
    loss.backward()
    with torch.no_grad():
        W -= 0.1 * W.grad
        W.grad.zero_()
    print(step, loss.item().hex(), file=sys.stderr if step % 2 else sys.stdout)
print(W.tolist(), torch.rand(3).tolist(), W.grad_fn, torch.initial_seed())
"""

ALIKE = {
    "trains": TRAINING,
    "knows itself": (
        "import sys, __main__\n"
        "print(sys.argv[1:], __file__, __name__, sys.path[0], __spec__, __package__, __doc__)\n"
        "print(__builtins__, __annotations__, __main__.print, __loader__.path, len(vars()))\n"
    ),
    "says good-bye": (
        "import atexit, threading, time\natexit.register(print, 'bye')\n"
        "threading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()\nprint('main')"
    ),
    "raises": "def inner():\n    raise ValueError('no')\n\ndef outer():\n    inner()\n\nouter()\n",
    "raises from another": (
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise KeyError('x') from error"
    ),
    "has its own hook": "import sys\nsys.excepthook = lambda *e: print('mine', e[0])\n1 / 0",
    "does not parse": "x = 1\ny = (\n",
    "exits": "import sys\nprint('a')\nsys.exit(3)",
    "exits with words": "import sys\nsys.exit('bye')",
    "exits without a code": "raise SystemExit",
    "exits with a large code": "import sys\nsys.exit(259)",
    "exits at once": "import os\nprint('lost')\nos._exit(4)",
    "warns": "import warnings\nwarnings.warn('careful', DeprecationWarning)",
    "forks and waits": "import os\nif os.fork():\n    os.wait()\nprint('here')",
    "forks and does not wait": "import os, time\nos.fork() or time.sleep(0.2)\nprint('x')",
    "asks": "input('name? ')",
    "writes bytes": "import sys\nsys.stdout.buffer.write(bytes(range(256)))",
    "loads with workers": (
        "import torch\nfrom torch.utils.data import DataLoader, TensorDataset\n"
        "torch.manual_seed(1)\nif __name__ == '__main__':\n"
        "    rows = DataLoader(TensorDataset(torch.arange(12.0)), 4, shuffle=True, num_workers=2)\n"
        "    print([batch.tolist() for batch, in rows])"
    ),
    "starts processes anew": (
        "import multiprocessing\ndef work(x):\n    return x * x\n"
        "if __name__ == '__main__':\n    context = multiprocessing.get_context('spawn')\n"
        "    with context.Pool(1) as pool:\n"
        "        print(pool.map(work, [1, 2, 3]))"
    ),
    "has a class in its main module": (
        "import pickle\nclass Thing:\n    pass\nprint(type(pickle.loads(pickle.dumps(Thing()))))"
    ),
    "refuses shapes": "import torch\nX = torch.ones(3, 2)\nprint(X @\n      torch.ones(3))",
    "refuses a dtype": (
        "import torch\nimport torch.nn.functional as F\n\ndef loss(y):\n"
        "    return F.cross_entropy(torch.ones(3, 2), y)\n\nloss(torch.ones(3))"
    ),
    "refuses in a module": "import torch\ntorch.nn.Linear(3, 2)(torch.ones(4, 4))",
    "goes back twice": (
        "import torch\nx = torch.ones(2, requires_grad=True)\ny = (x * x).sum()\n"
        "y.backward()\ny.backward()"
    ),
    "changes a leaf in place": "import torch\nx = torch.ones(2, requires_grad=True)\nx -= 1",
    "raises from one of PyTorch's": (
        "import torch\ntry:\n    torch.ones(3) + torch.ones(2)\nexcept RuntimeError as error:\n"
        "    raise ValueError('no') from error"
    ),
    "is warned of two shapes": (
        "import torch\nimport torch.nn.functional as F\nfor _ in range(3):\n"
        "    F.mse_loss(torch.ones(3, 1), torch.ones(3))\n"
        "F.mse_loss(torch.ones(3, 1), torch.ones(3))"
    ),
    "is warned of no leaf": (
        "import torch\nW = 0.1 * torch.randn(2, 2, requires_grad=True)\n(W * W).sum().backward()\n"
        "for _ in range(2):\n    W.grad\nprint(W.grad)"
    ),
    "is warned of an axis": (
        "import torch\ndef f(x):\n    return torch.nn.functional.softmax(x)\nf(torch.ones(2, 2))"
    ),
    "is warned of nothing": (
        "import warnings, torch\nwarnings.simplefilter('ignore')\n"
        "torch.nn.functional.mse_loss(torch.ones(3, 1), torch.ones(3))"
    ),
    "takes warnings for errors": (
        "import warnings, torch\nwarnings.simplefilter('error')\n"
        "torch.nn.functional.mse_loss(torch.ones(3, 1), torch.ones(3))"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", ALIKE.values(), ids=list(ALIKE))
def test_a_watched_script_prints_and_ends_as_it_does_alone(outcome_of, shared, text):
    outcome = outcome_of(text)
    alone = run_by_python(shared[1], "--lr", "0.1")
    assert outcome.stdout == alone.stdout
    assert outcome.stderr == alone.stderr
    assert outcome.exit_code == alone.returncode
