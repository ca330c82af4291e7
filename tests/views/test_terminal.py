import io
import math

import pytest
import torch

from descenso.core.records import Epoch, Step
from descenso.language.readable import readable
from descenso.views.curve import BRAILLE
from descenso.views.labels import percent, short_number
from descenso.views.terminal import (
    LiveProgress,
    can_print,
    epoch_line,
    is_shown,
    loss_curve,
    runs_table,
)

ROW = Epoch(1, 0.6412, 0.905, None, None, 1.0, 0.01, 2.0, 0)


def summary(**changes):
    return {
        "run": "runs/2025-01-02T03-04-05-clouds",
        "data": {"name": "clouds"},
        "network": {"sizes": [2, 16, 2]},
        "epochs": 30,
        "loss": 0.0512,
        "accuracy": 0.97,
        "validation": None,
        "status": "finished",
        **changes,
    }


def test_the_lessons_line():
    assert epoch_line(ROW, 30) == "epoch  1 | loss=0.6412 | acc=0.905"
    assert epoch_line(ROW, 1000).startswith("epoch    1 |")
    validated = ROW._replace(epoch=30, validation_loss=0.0512, validation_accuracy=0.97)
    assert (
        epoch_line(validated, 30)
        == "epoch 30 | loss=0.6412 | acc=0.905 | val_loss=0.0512 | val_acc=0.970"
    )


@pytest.mark.parametrize(
    ("loss", "shown"),
    [
        (0.0, "0.0000"),
        (0.69312, "0.6931"),
        (9.99996, "10.000"),
        (12.3456, "12.346"),
        (123.456, "123.46"),
        (1234.56, "1234.6"),
        (9999.96, "1.0e+04"),
        (1.2e16, "1.2e+16"),
        (2e-6, "2.0e-06"),
        (math.inf, "   inf"),
        (math.nan, "   nan"),
    ],
)
def test_losses_of_any_size_line_up(loss, shown):
    line = epoch_line(ROW._replace(loss=loss), 30)
    assert line == f"epoch  1 | loss={shown} | acc=0.905"
    assert len(shown) in (6, 7)


def test_which_epochs_are_shown():
    assert [e for e in range(1, 31) if is_shown(e, 30)] == [1, 5, 10, 20, 30]
    assert [e for e in range(1, 4) if is_shown(e, 3)] == [1, 3]
    long = [e for e in range(1, 2346) if is_shown(e, 2345)]
    assert long[11:14] == [100, 200, 300]
    assert long[-3:] == [1000, 2000, 2345]


def dots(curve):
    return sum(bin(ord(sign) - 0x2800).count("1") for sign in curve if 0x2800 <= ord(sign) < 0x2900)


@pytest.mark.parametrize("columns", [20, 33, 80, 200])
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    "losses",
    [
        [0.5],
        [0.5] * 9,
        [0.0] * 3,
        [math.exp(-n / 5) for n in range(30)],
        [1.0, math.nan, 0.5, math.inf, -math.inf, 0.2],
        [1.0, 3e38, 0.0],
        [1.7e308, -1.7e308, 1.0],
        [5e-324, 1.0],
    ],
)
def test_curves_fit(losses, columns, plain):
    curve = loss_curve(losses, columns=columns, plain=plain)
    lines = curve.split("\n")
    assert len(lines) == 10
    assert max(map(len, lines)) <= columns
    assert curve.isascii() or not plain
    assert curve.count("*") if plain else dots(curve)


def test_a_falling_loss_falls():
    lines = loss_curve([4.0, 3.0, 2.0, 1.0], columns=20, rows=4, plain=True).split("\n")[1:5]
    assert [line.index("*") for line in lines] == sorted({line.index("*") for line in lines})
    assert lines[0].startswith("4.0000|*")
    assert lines[3].startswith("1.0000|")


def test_labels_are_the_ends_of_the_scale():
    curve = loss_curve([0.6412, 0.3, 0.0512], columns=40)
    assert "0.6412┤" in curve.split("\n")[1]
    assert "0.0512┤" in curve.split("\n")[8]
    assert loss_curve([1.0, 0.005], columns=40).startswith("loss (logarithmic)\n")
    assert loss_curve([1.0, 0.02], columns=40).startswith("loss\n")


def test_a_peak_among_a_hundred_thousand_is_seen():
    losses = [0.5] * 100_000
    losses[50_000] = 0.9
    lines = loss_curve(losses, columns=60, plain=True).split("\n")
    assert lines[1].startswith("0.9000|")
    assert lines[1].count("*") == 1
    assert abs(lines[1].index("*") - (7 + 53 // 2)) <= 1


def test_nothing_finite_is_said():
    assert loss_curve([math.nan, math.inf], columns=20) == "There is no finite loss to draw."
    assert loss_curve([], columns=20) == "There is no finite loss to draw."


def test_what_a_stream_can_print():
    assert can_print(BRAILLE, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    assert not can_print(BRAILLE, io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert can_print("época", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert not can_print("época", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))


@pytest.mark.parametrize("columns", [200, 100, 80, 60, 40, 20])
def test_tables_fit(columns):
    rows = [
        summary(),
        summary(
            data={"name": "你好" * 400}, loss=None, accuracy=None, run="\u202e\x1b[31m" + "r" * 9999
        ),
        summary(validation={"loss": 0.1, "accuracy": 0.99999}, status="diverged"),
    ]
    table = runs_table(rows, columns)
    lines = table.split("\n")
    assert len(lines) == 5
    assert max(len(line) + sum(sign in "你好" for sign in line) for line in lines) <= columns
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "97.0%" in table


def test_a_wide_table_has_everything():
    table = runs_table([summary(validation={"loss": 0.1, "accuracy": 0.5})], 120)
    for word in ("runs/2025-01-02T03-04-05-clouds", "clouds", "2-16-2", "30", "0.0512", "50.0%"):
        assert word in table
    assert "finished" in table
    assert runs_table([summary(accuracy=None)], 120, plain=True).isascii()
    assert runs_table([], 80) == "There are no runs yet."


class Screen(io.StringIO):
    def isatty(self):
        return True


def step(number, batches=10):
    order = torch.arange(batches)
    place = 1 + number // batches, number + 1, number % batches, batches
    return Step(*place, 0.5, (), (), order, 1)


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("descenso.views.bar.time.monotonic", lambda: now[0])
    return now


@pytest.fixture
def _terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("_terminal")
def test_a_bar_only_for_those_who_wait_in_a_terminal(clock):
    screen, pipe = Screen(), io.StringIO()
    with LiveProgress(3, screen) as shown, LiveProgress(3, pipe) as hidden:
        for number in range(3):
            clock[0] += 0.3
            shown.update(step(number))
            hidden.update(step(number))
        assert screen.getvalue() == ""
        clock[0] += 0.3
        shown.update(step(11))
        hidden.update(step(11))
        assert "epoch 2/3" in screen.getvalue()
        assert "loss 0.5000" in screen.getvalue()
    assert pipe.getvalue() == ""


def test_no_bar_where_a_line_cannot_be_taken_back(clock, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    screen = Screen()
    with LiveProgress(3, screen) as progress:
        clock[0] += 5
        progress.update(step(1))
    assert screen.getvalue() == ""


@pytest.mark.usefixtures("_terminal")
def test_the_bar_is_redrawn_at_most_ten_times_a_second(clock):
    screen = Screen()
    with LiveProgress(1000, screen) as progress:
        clock[0] += 1.5
        for number in range(1000):
            clock[0] += 0.001
            progress.update(step(number))
        assert 5 <= screen.getvalue().count("loss 0.5000") <= 13
    assert len(screen.getvalue()) < 20_000


@pytest.mark.usefixtures("_terminal")
def test_lines_go_to_their_own_stream_past_the_bar(clock):
    screen, out = Screen(), io.StringIO()
    with LiveProgress(3, screen) as progress:
        with progress.aside():
            out.write("before\n")
        clock[0] += 1.5
        progress.update(step(0))
        with progress.aside():
            out.write("after\n")
        progress.update(step(1))
    assert out.getvalue() == "before\nafter\n"
    assert "after" not in screen.getvalue()


def test_unsafe_characters_become_visible():
    assert readable("a\u202eb\x00\n") == "a\\u202eb\\u0000\\u000a"
    assert readable("\ud800") == "\\ud800"
    assert readable("é你好🎈") == "é你好🎈"
    long = readable("x" * 10_000_000 + "end", 20)
    assert long == "x" * 10 + "…" + "x" * 6 + "end"
    assert len(readable("\x00" * 500, 20)) == 20
    assert readable("abcdef", 5, "...") == "a...f"


def test_a_percentage_is_never_flattered():
    assert percent(1.0) == "100.0%"
    assert percent(0.99999) == "99.9%"
    assert percent(0.905) == "90.5%"
    assert percent(None) == percent(math.nan) == "—"
    assert short_number(-0.5) == "-0.5000"
