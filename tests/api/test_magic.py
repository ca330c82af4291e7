from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

import descenso

FAULTY = """\
%%doctor
lr = 0.1
W1 = 0.1 * torch.randn(2, 3, requires_grad=True)
loss = torch.nn.functional.cross_entropy(X @ W1, y)
loss.backward()
W1.grad.abs()
"""


@pytest.fixture
def shell():
    """A notebook's shell in which torch is imported in cell 1, and data made in cell 2."""
    shell = InteractiveShell()
    descenso.load_ipython_extension(shell)
    shell.run_cell("import torch", store_history=True)
    shell.run_cell("X, y = torch.randn(8, 2), torch.arange(8) % 3", store_history=True)
    yield shell
    InteractiveShell.clear_instance()


@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")
def test_a_cell_is_told_by_its_number_and_line(shell, capsys):
    shell.run_cell(FAULTY, store_history=True)
    result = shell.user_ns["Out"][3]
    assert [(one.id, one.tensor) for one in result.findings][:1] == [("non-leaf-parameter", "W1")]
    text = repr(result)
    assert text.startswith("cell 3: ")
    assert "  cell 3, line 3\n" in text
    assert "› 3 │ W1 = 0.1 * torch.randn(2, 3, requires_grad=True)\n" in text
    assert "'NoneType' object has no attribute 'abs'" in text
    assert "AttributeError" in capsys.readouterr().out


def test_names_stay_in_the_notebook_and_the_last_value_is_shown_once(shell, capsys):
    shell.run_cell("%%doctor\nthing = 7\nprint('mine')", store_history=True)
    assert shell.user_ns["thing"] == 7
    assert capsys.readouterr().out.count("mine\n") == 1


def test_a_healthy_cell_in_a_page(shell, capsys):
    cell = """\
%%doctor
W = torch.zeros(2, 3, requires_grad=True)
for step in range(30):
    loss = torch.nn.functional.cross_entropy(X @ W, y)
    loss.backward()
    with torch.no_grad():
        W -= 0.3 * W.grad
        W.grad = None
"""
    shell.run_cell(cell, store_history=True)
    result = shell.user_ns["Out"][3]
    assert result.examination.judgement.record.steps_seen == 30
    page = result._repr_html_()
    assert page.startswith('<iframe title="cell 3: ')
    assert 'sandbox=""' in page
    assert "data:image/svg+xml" in page
    assert "descenso doctor " not in page.replace("descenso doctor<", "")
