"""A process that draws an atlas into a folder, begun or gone on with: `driver.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.cartography.lesson import drawn, experiment

from descenso.cartography.store import Store
from descenso.runs.durable import write_durably


def whole():
    """What is drawn: a few seconds of work."""
    return experiment(256, engine="kernel")


def main(folder):
    """Leave `atlas.npz`, and say how many cells were trained for it."""
    what, part = whole(), folder / "part"
    store = Store.reopen(part) if part.exists() else Store.create(part, {"digest": what.digest()})
    with store:
        atlas, is_whole = drawn(what, store=store)
    assert is_whole
    write_durably(folder / "atlas.npz", atlas.write)
    print(atlas.work.cells)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
