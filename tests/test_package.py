from __future__ import annotations

import ast
from pathlib import Path

import pytest

import descenso as ds

SOURCE = Path(ds.__file__).parent
BANNED = {
    "torch.nn.Module", "torch.nn.Parameter", "torch.nn.Linear", "torch.nn.Sequential",
    "torch.optim", "torch.utils.data", "torch.load", "torch.save", "pickle", "eval", "exec",
}  # fmt: skip


def used_names(tree: ast.AST) -> set[str]:
    """Dotted names that a module imports or reads, with import aliases resolved."""
    aliases, names = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names.add(alias.name)
                aliases[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names |= {node.module or "", f"{node.module}.{alias.name}"}
                aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Attribute | ast.Name):
            head, *rest = ast.unparse(node).split(".")
            names.add(".".join([aliases.get(head, head), *rest]))
    return names


def is_banned(name: str) -> bool:
    return any(name == banned or name.startswith(banned + ".") for banned in BANNED)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: p.stem)
def test_no_module_optimiser_loader_or_pickle_anywhere(path):
    used = used_names(ast.parse(path.read_text(encoding="utf-8")))
    assert [name for name in sorted(used) if is_banned(name)] == []


@pytest.mark.parametrize(
    "code",
    [
        "import torch.optim",
        "from torch import optim\noptim.SGD",
        "import torch\nclass N(torch.nn.Module): pass",
        "from torch import nn\nnn.Linear(2, 2)",
        "import torch as t\nt.utils.data.DataLoader",
        "from torch.utils.data import DataLoader",
        "import pickle",
        "eval('1')",
    ],
)
def test_the_search_finds_what_it_looks_for(code):
    assert any(is_banned(name) for name in used_names(ast.parse(code)))


def test_every_public_name_exists_and_is_listed():
    for name in ds.__all__:
        assert getattr(ds, name) is not None
    assert sorted(ds.__all__) == ds.__all__
    assert set(ds.__all__) == set(ds._HOMES)
    assert set(ds.__all__) <= set(dir(ds))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = ds.nonsense


@pytest.mark.parametrize("path", sorted((SOURCE / "core").glob("*.py")), ids=lambda p: p.stem)
def test_core_is_pure(path):
    """No files, clocks, printing, plots or global seeds on the lowest floor."""
    used = used_names(ast.parse(path.read_text(encoding="utf-8")))
    impure = {"open", "print", "time", "os", "pathlib", "logging", "torch.manual_seed", "random"}
    assert used & impure == set()
