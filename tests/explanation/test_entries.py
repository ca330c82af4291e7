from __future__ import annotations

import pytest

import descenso as ds
from descenso.errors import OptionError


def test_a_chosen_entry_is_the_one_that_is_written_out(told):
    step = told(entries=["dW2[3,1]", "z1[7,15]", "b1(2)", "loss"])
    assert step.chosen["dW2"] == (3, 1)
    assert step.chosen["z1"] == (7, 15)
    assert step.chosen["db1"] == step.chosen["b1_after"] == (2,)
    titles = {line.result: step.entry(line).title for line in step.lines if line.result}
    assert titles["dW2"] == "dW2[3,1]"
    assert titles["loss"] == "loss"


def test_a_parameter_stands_for_all_that_becomes_of_it(told):
    step = told(entries=[" W1 [1, 4] "], momentum=0.9, zero_grads=False)
    for name in ("dW1", "W1.grad_after", "vW1_after", "W1_after"):
        assert step.chosen[name] == (1, 4)
    assert told(entries=["vW1[0,1]"], momentum=0.9).chosen["vW1_after"] == (0, 1)


def test_without_a_wish_all_lines_follow_one_example(told):
    step = told(hidden=(5, 4))
    rows = {step.chosen[name][0] for name in ("X", "z1", "h1", "logits", "dlogits", "dh1", "dz1")}
    assert len(rows) == 1
    assert step.chosen["dW2"] == (step.chosen["h1"][1], step.chosen["z2"][1])


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("W3[0,0]", "no line makes a tensor called 'W3'"),
        ("dW22[0,0]", "Did you mean 'dW2'"),
        ("logit[0,0]", "Did you mean 'logits'"),
        ("W1[2,0]", r"expected W1\[0,0\] to W1\[1,15\], got W1\[2,0\]"),
        ("W1[0]", r"expected W1\[0,0\] to W1\[1,15\]"),
        ("b1[0,0]", r"expected b1\[0\] to b1\[15\]"),
        ("b1", r"expected b1\[0\] to b1\[15\]"),
        ("loss[0]", "loss is a scalar"),
        ("W1[-1,0]", "a place from 0"),
        ("W1[a,b]", "a place from 0"),
        ("W1[0,0", "a place from 0"),
        ("", "a place from 0"),
        ("W1[0,9999999999999999]", "a place from 0"),
        ("vW1[0,0]", "no line makes"),
    ],
)
def test_an_entry_that_does_not_exist_is_refused_with_what_does(told, entry, message):
    with pytest.raises(OptionError, match=message) as refused:
        told(entries=[entry])
    assert refused.value.option == "entry"


@pytest.mark.parametrize("index", [(0, 16), (-1, 0), (0,), (0, 0, 0)])
def test_a_line_refuses_a_place_that_its_result_does_not_have(told, index):
    line = next(line for line in told().lines if line.result == "dW1")
    with pytest.raises(OptionError, match=r"expected dW1\[0,0\] to dW1\[1,15\]"):
        line.entry(index)


def test_a_line_that_computes_nothing_says_so(told):
    clearing = next(line for line in told().lines if line.result is None)
    with pytest.raises(OptionError, match="computes nothing"):
        clearing.entry((0,))


def test_entries_that_are_no_texts_are_refused():
    with pytest.raises(OptionError, match="expected a tensor's name"):
        ds.explain(entries=5)
