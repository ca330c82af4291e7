"""An atlas as it is asked for: which choices there are, and the experiment that they make."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from descenso.cartography.experiment import ENGINES, Experiment
from descenso.cartography.grid import Axis, check_size, read_axis, read_zoom
from descenso.cartography.material import (
    FROM_FILE,
    Material,
    check_batches,
    data_material,
    paper_material,
    start_material,
)
from descenso.cartography.presets import DEFAULT, PRESETS, SIZE, Preset
from descenso.data.dataset import Dataset
from descenso.data.toy import TOYS
from descenso.errors import OptionError, look_up, unknown_name
from descenso.language import translate
from descenso.runs.options import TrainOptions, make_options

LEFT_OUT = ("zero_grads", "validation", "device", "checkpoint_every", "engine")
"""Train options that say nothing about a network of an atlas."""

TRAIN_OPTIONS = tuple(name for name in TrainOptions().to_json() if name not in LEFT_OUT)
CHOICES = ("data", "label", "start", "preset", "x", "y", "size", "linear", "zoom", "engine")
"""What a request chooses beside the train options."""


@dataclass(frozen=True)
class Request:
    """Everything that decides the bits of an atlas, checked.

    Attributes:
        data: as `load` takes it; None where the network's rows come with it.
        label: the class column of a file.
        start: path of an npz, or None.
        preset: a row of `PRESETS`, or None.
        x, y: the axes, before any zoom.
        zoom: the part of both that is drawn, or None for all.
        options: of the training.
        full_batch: whether every update is on all rows.
        engine: a name in `ENGINES`.
    """

    data: str | os.PathLike[str] | Dataset | None
    label: str | None
    start: str | None
    preset: str | None
    x: Axis
    y: Axis
    zoom: tuple[tuple[float, float], tuple[float, float]] | None
    options: TrainOptions
    full_batch: bool
    engine: str

    @property
    def is_paper(self) -> bool:
        """Whether the network is one of arXiv 2402.06184."""
        return self.preset is not None and PRESETS[self.preset].paper

    def axes(self) -> tuple[Axis, Axis]:
        """The axes that are drawn.

        Raises:
            OptionError: the zoom is not inside.
        """
        if self.zoom is None:
            return self.x, self.y
        return self.x.zoomed("zoom", *self.zoom[0]), self.y.zoomed("zoom", *self.zoom[1])

    def material(self) -> Material:
        """Rows and start.

        Raises:
            OptionError: an option does not fit the data.
            DataError: a file cannot be used.
        """
        if self.start is not None:
            return start_material(self.start, self.options, paper=self.is_paper)
        if self.is_paper:
            return paper_material(str(self.preset), self.options)
        assert self.data is not None
        return data_material(self.data, self.label, self.options)

    def experiment(self, material: Material) -> Experiment:
        """What is trained in each cell.

        Raises:
            OptionError: an axis does not fit the network, or the batches do not fit the rows.
        """
        options = self.options
        batch_size = None if self.full_batch else options.batch_size
        check_batches(material, batch_size)
        drawn = material.origin != FROM_FILE
        x, y = self.axes()
        return Experiment(
            name=material.name,
            start=material.start,
            factors=material.factors,
            X=material.X,
            y=material.y,
            lr=options.lr,
            scale=options.scale if drawn and options.init == "normal" else 1.0,
            momentum=options.momentum,
            weight_decay=options.weight_decay,
            epochs=options.epochs,
            batch_size=batch_size,
            activation=options.activation,
            loss=material.loss,
            train_biases=material.train_biases,
            seed=options.seed,
            x=x,
            y_axis=y,
            engine=self.engine,
            origin=material.origin,
        )


def make_request(given: Mapping[str, Any]) -> Request:
    """The request that `given` makes: values for names in `CHOICES` and `TRAIN_OPTIONS`.

    Whatever is not given is the preset's, or else the lesson's. Neither preset nor axis: the preset
    is `DEFAULT`. Axes and zoom are texts, `NAME=LOW:HIGH` and `X0:X1,Y0:Y1`.

    Raises:
        OptionError: a name or a value cannot be used, or two of them not together.
    """
    known = (*CHOICES, *TRAIN_OPTIONS)
    for name in given:
        if name not in known:
            raise unknown_name("atlas", name, known)
    given = settled(given)
    engine = given.get("engine", "kernel")
    look_up(ENGINES, "engine", engine)
    preset = _preset(given)
    options, chosen = _options(given, preset)
    _refuse_beside(given, preset)
    x, y = _axes(given, preset)
    _refuse_what_axes_set(chosen, options, x, y)
    rows_come_along = "start" in given or (preset is not None and preset.paper)
    request = Request(
        data=None if rows_come_along else _place(given.get("data", "clouds")),
        label=given.get("label"),
        start=str(_place(given["start"])) if "start" in given else None,
        preset=preset.name if preset else None,
        x=x,
        y=y,
        zoom=read_zoom(str(given["zoom"])) if "zoom" in given else None,
        options=options,
        full_batch=preset is not None and preset.paper and "batch_size" not in chosen,
        engine=engine,
    )
    request.axes()
    return request


def settled(given: Mapping[str, Any]) -> dict[str, Any]:
    """The choices with the preset named that they come to: what may be kept and added to."""
    default = {} if {"preset", "x", "y"} & set(given) else {"preset": DEFAULT}
    return {**given, **default}


def _preset(given: Mapping[str, Any]) -> Preset | None:
    if "preset" in given:
        return look_up(PRESETS, "preset", given["preset"])
    for option in ("x", "y"):
        if option not in given:
            raise OptionError(
                option,
                translate(
                    "{option}: is missing. An atlas has two axes: --x lr=0.001:1000 "
                    "--y init-scale=0.001:10, or a --preset."
                ).format(option=option),
            )
    return None


def _options(
    given: Mapping[str, Any], preset: Preset | None
) -> tuple[TrainOptions, Collection[str]]:
    """The train options, and which of them were asked for."""
    chosen = {name: given[name] for name in TRAIN_OPTIONS if name in given}
    settings = {**(preset.options if preset else {}), **chosen}
    if settings.get("init", "normal") != "normal" and "init_scale" not in chosen:
        settings.pop("init_scale", None)
    return make_options(settings), chosen


def _refuse_beside(given: Mapping[str, Any], preset: Preset | None) -> None:
    """What a start or a paper's network says already.

    Raises:
        OptionError: it is said twice.
    """
    if "start" in given:
        taken: tuple[str, ...] = ("data", "label", "standardize", "hidden", "init", "init_scale")
        why = translate("{option}: --start brings network and rows. Leave {option} out.")
    elif preset is not None and preset.paper:
        taken = ("data", "label", "standardize")
        why = translate(
            "{option}: the preset {preset} brings its own rows. Leave {option} out, or hand over "
            "rows and start with --start."
        )
    else:
        return
    for name in taken:
        if name in given:
            option = "DATA" if name == "data" else name.replace("_", "-")
            raise OptionError(name, why.format(option=option, preset=preset.name if preset else ""))


def _axes(given: Mapping[str, Any], preset: Preset | None) -> tuple[Axis, Axis]:
    size = check_size(given.get("size", SIZE))
    linear = bool(given.get("linear"))

    def axis(option: str) -> Axis:
        if option in given:
            return read_axis(option, str(given[option]), size, linear=linear)
        assert preset is not None
        standard = preset.x if option == "x" else preset.y
        drawn = replace(standard, size=size, linear=linear or standard.linear)
        drawn.check(option)
        return drawn

    return axis("x"), axis("y")


def _refuse_what_axes_set(chosen: Collection[str], options: TrainOptions, x: Axis, y: Axis) -> None:
    """An option beside an axis of the same name would be without effect.

    Raises:
        OptionError: there is one, or the first weights have no scale to vary.
    """
    for side, axis in (("x", x), ("y", y)):
        name = axis.name.replace("-", "_")
        if name in chosen:
            raise OptionError(
                name,
                translate("{option}: is on the axis {side}. Leave one of them out.").format(
                    option=axis.name, side=side
                ),
            )
        if name == "init_scale" and options.init != "normal":
            raise OptionError(
                side,
                translate(
                    "{side}: init-scale goes with --init normal only; {init} sets its own."
                ).format(side=side, init=options.init),
            )


def _place(data: str | os.PathLike[str] | Dataset) -> str | os.PathLike[str] | Dataset:
    """A path so that it means the same from any folder; a name, or what is no file, as it is."""
    if isinstance(data, Dataset) or (isinstance(data, str) and data in TOYS):
        return data
    there = isinstance(data, str | os.PathLike) and os.path.lexists(data)
    return str(Path(data).absolute()) if there else data
