"""An atlas in the terminal, and what is shown while it is drawn."""

from __future__ import annotations

import io

import pytest
from tests.views.charts import charted, progress

from descenso.views.atlas_preview import Preview
from descenso.views.atlas_terminal import AtlasProgress, terminal_map


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_the_map_in_letters(lesson, columns):
    lines = terminal_map(charted(lesson), columns, colours=False).split("\n")
    assert "".join(lines).isascii()
    rows = [line for line in lines if set(line) & set("#o.") and " " not in line.strip()[-3:]]
    assert all(len(line) <= max(columns, 15) for line in lines[:-3])
    assert lines[0].split()[0] == "10"
    body = lines[1].split()[-1]
    assert body == "#" * body.count("#") + "o" * body.count("o") + "." * body.count(".")
    assert body.count("#") == pytest.approx(len(body) / 2, abs=1)
    assert len(rows) >= 4


def test_the_map_in_colours(lesson):
    drawn = terminal_map(charted(lesson), 80, colours=True).split("\n")
    cells = drawn[0].split("▀")
    assert len(cells) == 41
    assert cells[0].count("\x1b[38;5;") == 1
    assert drawn[0].endswith("\x1b[0m")
    assert "\x1b" not in "".join(drawn[-3:])


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_for_those_who_wait(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("descenso.views.bar.time.monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    screen, pipe = Screen(), io.StringIO()
    with AtlasProgress(1024, screen) as shown, AtlasProgress(1024, pipe) as hidden:
        shown.update(progress())
        assert screen.getvalue() == ""
        now[0] += 2
        shown.update(progress())
        hidden.update(progress())
    assert "512 / 1024" in screen.getvalue()
    assert "256 networks/s" in screen.getvalue()
    assert pipe.getvalue() == ""


def test_a_preview_of_each_finer_level_that_there_is_time_for(lesson, monkeypatch):
    shown, now = [], [0.0]

    def draw(_atlas, stride):
        now[0] += 0.5
        return str(stride).encode()

    monkeypatch.setattr("descenso.views.atlas_preview.atlas_png", draw)
    monkeypatch.setattr("descenso.views.atlas_preview.time.perf_counter", lambda: now[0])
    preview = Preview(shown.append)
    for seconds, coarse in (
        (0.5, None),
        (1, 8),
        (2, 8),
        (3, 4),
        (12, 4),
        (13, 4),
        (20, 2),
        (90, 1),
    ):
        preview.update(None, progress(seconds=seconds, coarse=coarse))
    assert shown == [b"8", b"4"]
