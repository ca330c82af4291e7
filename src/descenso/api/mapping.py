"""Atlases from Python: `ds.atlas`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from descenso.cartography.atlas import Atlas
from descenso.cartography.engine import chart
from descenso.cartography.files import refuse_taken
from descenso.cartography.keeping import Kept
from descenso.cartography.material import Material
from descenso.cartography.request import make_request, settled
from descenso.cartography.workers import workers_at
from descenso.data.dataset import Dataset
from descenso.runs.durable import make_folder
from descenso.runs.folder import held
from descenso.runs.stopping import StopRequests

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class DrawnAtlas(Atlas):
    """What `atlas` gives back: `x`, `y`, and with a row for each y `measure`, `status` and losses.

    A notebook shows the map and what it says; `print` shows the words. Where an interrupted one has
    nothing yet, `status` is -1.
    """

    given: Mapping[str, Any]
    material: Material

    def figure(self) -> Figure:
        """The map with its axes and legend."""
        from descenso.views.atlas_figure import atlas_figure

        return atlas_figure(self)

    def save(self, folder: str | os.PathLike[str], *, force: bool = False) -> Path:
        """Write the files of `descenso atlas` into a new `folder`; gives the picture's path.

        With `force` an atlas that is there is replaced, and only an atlas.

        Raises:
            RunError: something is there already, or the disk refused.
        """
        from descenso.views.atlas_figure import atlas_png

        path = Path(folder)
        kept = Kept(path, self.given, self.material, self.experiment)
        refuse_taken(path, force=force)
        make_folder(path)
        with held(path):
            refuse_taken(path, force=force)
            kept.begin().close()
            kept.close(self, atlas_png(self))
        return Path(kept.files()["picture"])

    def _repr_png_(self) -> bytes:
        from descenso.views.atlas_figure import atlas_png

        return atlas_png(self)

    def _repr_html_(self) -> str:
        """The picture, and below it what it says."""
        from html import escape

        from descenso.views.atlas_figure import atlas_png
        from descenso.views.page import embedded

        picture = embedded(atlas_png(self), "image/png")
        return f'<img src="{picture}" width="640"><pre>{escape(str(self))}</pre>'

    def __str__(self) -> str:
        from descenso.views.atlas_words import sentences

        return "\n".join(sentences(self))

    def __repr__(self) -> str:
        what, state = self.experiment, "" if self.is_whole else ", interrupted"
        axes = f"{what.x.name} × {what.y_axis.name}"
        return f"<atlas of {what.name}, {axes}, {what.size} × {what.size}{state}>"


def atlas(
    data: str | os.PathLike[str] | Dataset | None = None,
    *,
    x: str | None = None,
    y: str | None = None,
    size: int = 128,
    preset: str | None = None,
    workers: str | None = None,
    **options: Any,
) -> DrawnAtlas:
    """Train size × size networks, one for each pair of settings, and give back the map.

    `x` and `y` are `"NAME=LOW:HIGH"`, with a name in `AXES`; or a `preset` brings both, and without
    any of them `lr-scale` does. `data` is as in `train`: the lesson's clouds if nothing is given.
    `options` are `linear`, `zoom`, `start`, `label` and `engine` as in `descenso atlas`, and train
    options for what no axis sets. `workers` is the address of a Dask scheduler.

    An interrupt (Ctrl-C, or a notebook's stop) ends it after the tiles under way, and what was
    reached is given back.

    Raises:
        OptionError: an option, or an axis, cannot be used.
        DataError: the data cannot be used.

    Example:
        >>> found = atlas(x="lr=0.001:1000", y="momentum=0.1:0.9", size=4, epochs=2,
        ...               engine="reference")
        >>> found.status.shape, bool(found.is_whole)
        ((4, 4), True)
    """
    asked = {"data": data, "x": x, "y": y, "size": size, "preset": preset, **options}
    given = settled({name: value for name, value in asked.items() if value is not None})
    request = make_request(given)
    material = request.material()
    experiment = request.experiment(material)
    with StopRequests() as stop, workers_at(workers) as staff:
        found, _ = chart(experiment, staff, wants_stop=stop.asked)
    drawn = DrawnAtlas(experiment)
    drawn.fields, drawn.work = found.fields, found.work
    drawn.given, drawn.material = given, material
    return drawn
