"""What is said about an atlas: its title, its legend, and what the map answers."""

from __future__ import annotations

from dataclasses import dataclass

from descenso.cartography.atlas import NOT_TRAINED, Atlas
from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED
from descenso.cartography.estimate import Estimate
from descenso.cartography.grid import Axis
from descenso.cartography.material import FROM_DATA
from descenso.cartography.settings import AXES
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.atlas_axes import nearest
from descenso.views.labels import percent, short_number

ASKED_RATES = (0.001, 1.0)
"""The learning rates that the lesson's third exercise asks about."""

RATES = ("lr", "lr1", "lr2")


def title() -> str:
    """The question that the picture answers."""
    return translate("Which settings train, and which do not")


def subtitle(atlas: Atlas) -> str:
    """Network, data and length of the training, and how many there were."""
    what = atlas.experiment
    return translate("{network} on {data} · {cells} networks, {steps} updates each").format(
        network=f"{'-'.join(map(str, what.sizes))} {what.activation}",
        data=readable(what.name, 24),
        cells=whole_number(what.cells),
        steps=whole_number(what.steps),
    )


def whole_number(count: int) -> str:
    """65 536: a space between thousands reads the same in both languages."""
    return f"{count:,}".replace(",", " ") if count >= 10_000 else str(count)


@dataclass(frozen=True)
class Ending:
    """One way in which a training ends, for the legend: a ramp from `first` to `last`."""

    status: int
    name: str
    first: str
    last: str


def endings() -> tuple[Ending, ...]:
    """The three, in the order of the legend."""
    return (
        Ending(
            CONVERGED,
            translate("trains: the loss goes down"),
            translate("nearly to 0"),
            translate("hardly"),
        ),
        Ending(
            NOT_CONVERGED,
            translate("does not: the loss ends where it began, or higher"),
            translate("the same"),
            translate("far higher"),
        ),
        Ending(
            NON_FINITE,
            translate("breaks off: a number is no longer finite"),
            translate("at once"),
            translate("late"),
        ),
    )


def dimension_sentence(atlas: Atlas) -> str:
    """How crinkled the boundary is."""
    value = atlas.dimension.value
    if value is None:
        return translate("The boundary is too short, or the grid too coarse, for its dimension.")
    return translate(
        "Dimension of the boundary (box counting): {value}. A smooth line has 1, a surface 2."
    ).format(value=f"{value:.2f}")


def lesson_setting(atlas: Atlas) -> tuple[float, float] | None:
    """The lesson's values on both axes, where these networks are started as the lesson's are."""
    what = atlas.experiment
    if what.origin != FROM_DATA:
        return None
    axes = (what.x, what.y_axis)
    x, y = (axis.kind.lesson for axis in axes)
    cells = [nearest(axis, value) for axis, value in zip(axes, (x, y), strict=True)]
    return None if None in cells else (x, y)


def three_digits(value: float) -> str:
    """0.0123, 12.3, 1230 or 1e+06."""
    return f"{float(f'{value:.3g}'):g}"


def setting_text(axis: Axis, value: float) -> str:
    """`lr 0.1`."""
    return f"{axis.name} {three_digits(value)}"


def sentences(atlas: Atlas) -> list[str]:
    """What the map says."""
    found = [_shares(atlas)]
    for rate, other, by_column in _sections(atlas):
        found += _along(atlas, rate, other, by_column=by_column)
    return [*found, dimension_sentence(atlas)] if atlas.is_whole else found


def _shares(atlas: Atlas) -> str:
    text = translate(
        "{trained} of the networks train, {same} end no better than they began, {broken} break off "
        "with a number that is not finite."
    ).format(
        trained=percent(atlas.share(CONVERGED)),
        same=percent(atlas.share(NOT_CONVERGED)),
        broken=percent(atlas.share(NON_FINITE)),
    )
    missing = atlas.share(NOT_TRAINED)
    if not missing:
        return text
    left = translate("{missing} have not been trained yet.").format(missing=percent(missing))
    return f"{text} {left}"


def _sections(atlas: Atlas) -> list[tuple[Axis, Axis, bool]]:
    """(learning rate, other axis, whether the rate runs along the columns) to be told about."""
    what = atlas.experiment
    if what.x.name in RATES:
        return [(what.x, what.y_axis, True)]
    if what.y_axis.name in RATES:
        return [(what.y_axis, what.x, False)]
    return []


def _along(atlas: Atlas, rate: Axis, other: Axis, *, by_column: bool) -> list[str]:
    """Where the cliff is beside one value of the other axis, and how the asked rates do there."""
    line, value = _line(other)
    at = (line, slice(None)) if by_column else (slice(None), line)
    status, first, last = (field[at] for field in (atlas.status, atlas.loss_first, atlas.loss_last))
    if (status == NOT_TRAINED).any():
        return []
    beside = setting_text(other, value)
    rates = rate.values()
    trained = (status == CONVERGED).nonzero()[0]
    if not len(trained):
        return [
            translate("At {beside} no {rate} on this map trains.").format(
                beside=beside, rate=rate.name
            )
        ]
    found = [_cliff(beside, rate, int(trained[-1]))]
    lost = (status != CONVERGED).nonzero()[0]
    if len(lost) and lost[0] < trained[-1]:
        found.append(
            translate("The smallest that does not is {smallest}.").format(
                smallest=three_digits(rates[lost[0]])
            )
        )
    for asked in ASKED_RATES if rate.name == "lr" else ():
        cell = nearest(rate, asked)
        if cell is not None:
            found.append(_verdict(asked, int(status[cell]), float(first[cell]), float(last[cell])))
    return found


def _cliff(beside: str, rate: Axis, last: int) -> str:
    """Up to which learning rate there is training, on this map."""
    if last == rate.size - 1:
        text = translate("At {beside} {rate} trains up to the edge of the map, {largest}.")
    else:
        text = translate("At {beside} the largest {rate} that trains is {largest}.")
    return text.format(beside=beside, rate=rate.name, largest=three_digits(rate.values()[last]))


def _line(axis: Axis) -> tuple[int, float]:
    """The row or column of the lesson's own value, or the one in the middle."""
    lesson = AXES[axis.name].lesson
    cell = nearest(axis, lesson)
    if cell is not None:
        return cell, lesson
    middle = axis.size // 2
    return middle, float(axis.values()[middle])


def _verdict(rate: float, status: int, first: float, last: float) -> str:
    texts = {
        CONVERGED: translate("lr {rate} trains: a batch's loss goes from {first} to {last}."),
        NOT_CONVERGED: translate(
            "lr {rate} does not train: a batch's loss goes from {first} to {last}."
        ),
        NON_FINITE: translate("lr {rate} breaks off; its last finite loss is {last}."),
    }
    return texts[status].format(
        rate=f"{rate:g}", first=short_number(first), last=short_number(last)
    )


def work_sentence(atlas: Atlas) -> str:
    """What this session did, and how fast."""
    work = atlas.work
    speed = work.updates / work.seconds if work.seconds else 0.0
    return translate(
        "{cells} networks trained in {time}: {speed} million updates a second."
    ).format(
        cells=whole_number(work.cells), time=duration(work.seconds), speed=f"{speed / 1e6:.2f}"
    )


def cost_sentence(cost: Estimate) -> str:
    """What an atlas will take, before it is begun."""
    return translate(
        "{cells} networks of {steps} updates each: about {time}, {memory} of memory and {file} on "
        "the disk."
    ).format(
        cells=whole_number(cost.cells),
        steps=whole_number(cost.steps),
        time=duration(cost.seconds),
        memory=bytes_text(cost.memory),
        file=bytes_text(cost.file),
    )


def bytes_text(count: int) -> str:
    """`2.9 MB`, `31 GB`."""
    for size, unit in ((1e12, "TB"), (1e9, "GB")):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count / 1e6:.3g} MB"


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `3.5 h` or `9 days`."""
    if seconds < 100:
        return translate("{count} s").format(count=max(1, round(seconds)))
    if seconds < 6000:
        return translate("{count} min").format(count=round(seconds / 60))
    if seconds < 48 * 3600:
        return translate("{count} h").format(count=f"{seconds / 3600:.1f}")
    return translate("{count} days").format(count=whole_number(round(seconds / 86400)))
