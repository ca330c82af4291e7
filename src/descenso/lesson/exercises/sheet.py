"""The file to fill in: seven functions without a body, each with its task above it."""

from __future__ import annotations

import shlex
import textwrap
from pathlib import Path

from descenso.errors import RunError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.lesson.exercises.tasks import TASKS, Task
from descenso.runs.durable import write_durably
from descenso.runs.taken import file_is_taken

WIDTH = 84

EXAMPLE = """

if __name__ == "__main__":
    # {comment}
    torch.set_num_threads(1)  # {threads}
    torch.manual_seed(0)
    centres = torch.tensor([[-2.0, 0.0], [2.0, 0.0]])
    y = torch.arange(400) % 2
    X = torch.randn(400, 2) + centres[y]
    W1, b1, W2, b2 = init(2, 16, 2)
    generator = torch.Generator().manual_seed(0)
    losses = train(X, y, W1, b1, W2, b2, 0.1, 30, 32, generator)
    accuracy = (forward(X, W1, b1, W2, b2).argmax(dim=1) == y).float().mean()
    for epoch in (1, 5, 10, 20, 30):
        print(f"epoch {{epoch:>2}} | loss={{losses[epoch - 1]:.4f}}")
    print(f"acc={{accuracy:.3f}}")
"""


def sheet_text(name: str) -> str:
    """The content of a sheet called `name`, in the language in force; it needs only torch."""
    command = f"descenso exercises check {readable(shlex.quote(name))}"
    head = [
        translate(
            "Write the lesson's network yourself: seven functions, PyTorch tensors, no more."
        ),
        "",
        translate(
            "Replace each raise NotImplementedError by your code, in any order, and check as often "
            "as you like (each function is checked on its own):"
        ),
        "",
        f"    {command}",
        "",
        translate(
            "Names: d_in inputs, h hidden units, d_out classes. No torch.nn.Module, no torch.optim."
        ),
    ]
    body = "".join(map(_function, TASKS.values()))
    comment = translate("When all is right, run this file: it trains on the lesson's two clouds.")
    threads = translate("a network so small is fastest on one")
    example = EXAMPLE.format(comment=comment, threads=threads)
    return f"{_docstring(head, '')}\n\nimport torch\n{body}{example}"


def _function(task: Task) -> str:
    labels = (translate("Gets:"), translate("Gives:"), translate("Why:"))
    parts = (task.gets(), task.gives(), (task.why(),))
    lines = [task.title()]
    for label, texts in zip(labels, parts, strict=True):
        lines += ["", label, *(f"    {text}" for text in texts)]
        if texts is parts[1]:
            lines += ["", *task.rules()]
    docstring = _docstring(lines, "    ")
    signature = f"def {task.name}({', '.join(task.arguments)}):"
    return f"\n\n{signature}\n{docstring}\n    raise NotImplementedError\n"


def _docstring(lines: list[str], indent: str) -> str:
    quoted = [line.replace("\\", "\\\\").replace('"""', "'''") for line in lines]
    text = "\n".join(_wrapped(indent + line) for line in quoted)
    return f'{indent}"""{text.lstrip()}\n{indent}"""'


def _wrapped(line: str) -> str:
    """`line` in lines of at most `WIDTH`, all as far to the right as it begins."""
    if len(line) <= WIDTH or "descenso exercises" in line:
        return line.rstrip()
    indent = line[: len(line) - len(line.lstrip())]
    further = indent if indent in ("", "    ") else indent + "    "
    return textwrap.fill(
        line.strip(),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=further,
        break_on_hyphens=False,
    )


def write_sheet(path: Path, *, force: bool = False) -> None:
    """Write a sheet to `path`.

    Raises:
        RunError: something is there already and `force` was not given, or it cannot be written.
    """
    if file_is_taken(path, force=force):
        raise RunError(
            translate("{path}: is there already. Choose another name, or use --force.").format(
                path=readable(str(path))
            )
        )
    if not path.parent.is_dir():
        raise RunError(
            translate("{path}: there is no folder {folder}.").format(
                path=readable(str(path)), folder=readable(str(path.parent))
            )
        )
    write_durably(path, sheet_text(str(path)).encode())
