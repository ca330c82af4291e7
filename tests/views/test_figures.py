import base64
import io
import math
import re
import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
import torch

from descenso.core.metrics import evaluate
from descenso.core.training import epochs
from descenso.data.dataset import Dataset
from descenso.language import speaking
from descenso.random import generator
from descenso.runs.options import TrainOptions
from descenso.runs.run import new_run, prepare
from descenso.types import Layer
from descenso.views.boundary import GRID, MOST_POINTS
from descenso.views.figures import (
    boundary_figure,
    confusion_figure,
    gradient_figure,
    loss_figure,
    svg,
)
from descenso.views.style import COLOURS, thin_out

HOSTILE = ("_under", "$5 and $6", "<script>alert(1)</script>", "مرحبا\u202e", "你好\x00" * 2000)


def blobs(classes=2, rows=120, scale=(1.0, 1.0), shift=(0.0, 0.0), names=None, features=None):
    g = generator(0, "test")
    y = torch.arange(rows) % classes
    angle = 2 * math.pi * y / classes
    values = 3 * torch.stack([angle.cos(), angle.sin()], 1) + torch.randn(rows, 2, generator=g)
    values = values.double() * torch.tensor(scale).double() + torch.tensor(shift).double()
    names = names or tuple(f"class {number}" for number in range(classes))
    source = {"kind": "built-in", "name": "blobs", "seed": 0}
    return Dataset("blobs", values, y, features or ("x1", "x2"), names, source, "00" * 32)


def trained(dataset, count=3, **options):
    options = TrainOptions(epochs=count, **options)
    prepared = prepare(dataset, options)
    run = new_run(dataset, prepared, options)
    for row in epochs(
        run.params,
        prepared.training.X,
        prepared.training.y,
        epochs=count,
        lr=options.lr,
        generator=generator(0, "batches"),
        progress=run.progress,
    ):
        held_out = prepared.validation and evaluate(
            run.params, prepared.validation.X, prepared.validation.y
        )
        figures = (held_out.loss, held_out.accuracy) if held_out else (None, None)
        run.history.append(row._replace(validation_loss=figures[0], validation_accuracy=figures[1]))
    run.status = "finished"
    return run, prepared


def texts(figure):
    tag = "{http://www.w3.org/2000/svg}text"
    return [element.text for element in ET.fromstring(svg(figure)).iter(tag)]


def pixels(figure):
    """Width and height of the one image of a figure."""
    from PIL import Image

    found = re.findall(rb'xlink:href="data:image/png;base64,\s*([^"]+)"', svg(figure))
    assert len(found) == 1
    return Image.open(io.BytesIO(base64.b64decode(found[0])))


def test_loss_names_what_it_draws():
    run, _ = trained(blobs(), validation=0.25)
    axes = loss_figure(run).axes[0]
    training, held_out, guess = axes.get_lines()
    assert training.get_ydata().tolist() == [row.loss for row in run.history]
    assert held_out.get_ydata().tolist() == [row.validation_loss for row in run.history]
    assert guess.get_ydata()[0] == pytest.approx(math.log(2))
    shown = texts(loss_figure(run))
    assert {"epoch", "loss", "training", "validation", "guessing"} <= set(shown)


def test_without_validation_there_is_no_line_for_it():
    run, _ = trained(blobs())
    assert "validation" not in texts(loss_figure(run))


def test_one_epoch_is_a_point():
    run, _ = trained(blobs(), count=1)
    line = loss_figure(run).axes[0].get_lines()[0]
    assert len(line.get_xdata()) == 1
    assert line.get_marker() == "o"


@pytest.mark.parametrize(("losses", "scale"), [([0.69, 0.1], "linear"), ([0.69, 1e-3], "log")])
def test_scale_fits_the_span(losses, scale):
    run, _ = trained(blobs(), count=2)
    run.history = [row._replace(loss=loss) for row, loss in zip(run.history, losses, strict=True)]
    axes = loss_figure(run).axes[0]
    assert axes.get_yscale() == scale
    low, high = axes.get_ylim()
    assert low < min(losses)
    assert high > max(losses)


def test_zero_and_enormous_losses_can_be_drawn():
    run, _ = trained(blobs(), count=3)
    values = [3e38, 0.0, math.inf]
    run.history = [
        row._replace(loss=loss, gradient_norm=loss, update_ratio=0.0)
        for row, loss in zip(run.history, values, strict=True)
    ]
    assert svg(loss_figure(run)).startswith(b"<?xml")
    assert svg(gradient_figure(run)).startswith(b"<?xml")


def test_a_run_without_an_epoch_says_so():
    run, prepared = trained(blobs(), count=1)
    run.history.clear()
    assert "No epoch was finished." in texts(loss_figure(run))
    assert texts(gradient_figure(run)).count("No epoch was finished.") == 2
    assert svg(boundary_figure(run, prepared))


def test_many_epochs_keep_their_extremes():
    values = [math.sin(number) for number in range(100_000)]
    values[54_321] = 9.0
    epochs_kept, kept = thin_out(list(range(100_000)), values)
    assert len(kept) <= 1600
    assert max(kept) == 9.0
    assert min(kept) == min(values)
    assert epochs_kept == sorted(epochs_kept)
    assert (epochs_kept[0], epochs_kept[-1]) == (0, 99_999)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_boundary_is_one_image_and_lines(classes):
    run, prepared = trained(blobs(classes), count=15)
    figure = boundary_figure(run, prepared)
    assert pixels(figure).size == GRID
    assert len(figure.axes[0].collections) > classes
    assert len(svg(figure)) < 200_000


def test_shading_follows_the_probabilities():
    run, prepared = trained(blobs(), count=20)
    figure = boundary_figure(run, prepared)
    image = figure.axes[0].get_images()[0]
    left, right, bottom, top = image.get_extent()
    place = torch.tensor([[left + 0.99 * (right - left), (bottom + top) / 2]]).double()
    likeliest = int(run.probabilities(place).argmax())
    cell = image.get_array()[GRID[1] // 2, int(0.99 * GRID[0])]
    red_over_blue = cell[0] > cell[2]
    assert red_over_blue == (COLOURS[likeliest] == "#d55e00")


@pytest.mark.parametrize(
    ("scale", "shift"), [((1e-7, 1e8), (0, 3e9)), ((1, 0), (0, 7)), ((0, 0), (0, 0))]
)
def test_boundary_in_any_units(scale, shift):
    dataset = blobs(scale=scale, shift=shift)
    run, prepared = trained(dataset, standardize=True)
    axes = boundary_figure(run, prepared).axes[0]
    for limits, column in zip((axes.get_xlim(), axes.get_ylim()), dataset.values.T, strict=True):
        assert limits[0] < column.min()
        assert limits[1] > column.max()


def test_validation_points_are_hollow_and_named():
    run, prepared = trained(blobs(), validation=0.25)
    figure = boundary_figure(run, prepared)
    assert "hollow: validation" in texts(figure)
    points = [len(part.get_offsets()) for part in figure.axes[0].collections[-4:]]
    hollow = [part.get_facecolor()[0].tolist() for part in figure.axes[0].collections[-2:]]
    assert sum(points) == 120
    assert hollow == [[1, 1, 1, 1]] * 2
    assert "hollow: validation" not in texts(boundary_figure(*trained(blobs())))


def test_a_very_large_set_is_thinned_out_and_says_so():
    run, prepared = trained(blobs(rows=3 * MOST_POINTS), count=1)
    assert f"{MOST_POINTS} of {3 * MOST_POINTS} rows are drawn" in texts(
        boundary_figure(run, prepared)
    )


def test_a_network_gone_too_far_is_grey_and_says_so():
    run, prepared = trained(blobs(), count=1)
    run.params = tuple(Layer(W * torch.inf, b) for W, b in run.params)
    figure = boundary_figure(run, prepared)
    assert "grey: its outputs are not finite there" in texts(figure)
    assert len({tuple(c) for c in figure.axes[0].get_images()[0].get_array()[0]}) == 1


def test_gradient_panels_hold_the_history():
    run, _ = trained(blobs(), count=4)
    norms, ratios = gradient_figure(run).axes
    assert norms.get_lines()[0].get_ydata().tolist() == [r.gradient_norm for r in run.history]
    assert ratios.get_lines()[0].get_ydata().tolist() == [r.update_ratio for r in run.history]


@pytest.mark.parametrize("classes", [2, 10, 20, 60])
def test_confusion_numbers_can_be_read(classes):
    matrix = torch.eye(classes, dtype=torch.int64) * 40
    matrix[0, 1] = 3
    figure = confusion_figure(matrix, tuple(f"a rather long name {n}" for n in range(classes)))
    cells = list(figure.axes[0].texts)
    assert len(cells) == (classes + 1 if classes <= 24 else 0)
    shades = figure.axes[0].get_images()[0].get_array()
    for text in cells:
        column, row = text.get_position()
        assert contrast(mpl.colors.to_rgb(text.get_color()), shades[int(row), int(column)]) > 4.5
    assert all(len(label.get_text()) <= 14 for label in figure.axes[0].get_xticklabels())


@pytest.mark.parametrize("mistaken", range(0, 101, 10))
def test_every_shade_of_a_cell_can_be_read(mistaken):
    matrix = torch.tensor([[100 - mistaken, mistaken], [0, 5]])
    axes = confusion_figure(matrix, ("a", "b")).axes[0]
    shades = axes.get_images()[0].get_array()
    for text in axes.texts:
        column, row = text.get_position()
        assert contrast(mpl.colors.to_rgb(text.get_color()), shades[int(row), int(column)]) > 4.5


def contrast(one, other):
    """WCAG 2.1's ratio, from 1 to 21."""
    one, other = sorted(luminance(colour) for colour in (one, other))
    return (other + 0.05) / (one + 0.05)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_row_without_rows_is_no_error():
    assert svg(confusion_figure(torch.zeros(3, 3, dtype=torch.int64), ("a", "b", "c")))


def test_hostile_labels_are_text():
    run, prepared = trained(
        blobs(5, names=HOSTILE, features=("_$a_b$", "y\u202e\\frac{" * 900)), validation=0.2
    )
    matrix = torch.eye(5, dtype=torch.int64)
    for figure in (boundary_figure(run, prepared), confusion_figure(matrix, HOSTILE)):
        shown = texts(figure)
        assert "_under" in shown
        assert "$5 and $6" in shown
        assert not any("\u202e" in text or "\x00" in text for text in shown)
        assert max(map(len, shown)) <= 40
        assert b"<script" not in svg(figure)


def test_svg_is_the_same_each_time_and_changes_with_the_run():
    run, prepared = trained(blobs(), validation=0.2)
    for make in (loss_figure, gradient_figure, lambda r: boundary_figure(r, prepared)):
        figure = make(run)
        first = svg(figure)
        assert first == svg(figure) == svg(make(run))
        assert b"<dc:date>" not in first
    other, _ = trained(blobs(), count=4, validation=0.2)
    assert svg(loss_figure(run)) != svg(loss_figure(other))


@pytest.mark.parametrize("classes", [2, 5, 20])
def test_no_text_leaves_the_picture(classes):
    names = tuple(f"{number} {'wide label ' * 9}" for number in range(classes))
    run, prepared = trained(
        blobs(classes, names=names, features=("x" * 99, "W" * 99), scale=(1e-9, 1e12)),
        validation=0.2,
        standardize=True,
    )
    matrix = torch.eye(classes, dtype=torch.int64) * 12345
    for figure in (
        loss_figure(run),
        gradient_figure(run),
        boundary_figure(run, prepared),
        confusion_figure(matrix, names),
    ):
        svg(figure)
        for axes in figure.axes:
            box = axes.get_tightbbox()
            assert box.x0 >= 0
            assert box.y0 >= 0
            assert box.x1 <= figure.bbox.width
            assert box.y1 <= figure.bbox.height
            for legend in figure.legends:
                assert legend.get_window_extent().y1 <= box.y0 + 1


def test_the_readers_own_settings_change_nothing_and_stay():
    run, _ = trained(blobs())
    expected = svg(loss_figure(run))
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "black", "text.parse_math": True}):
        assert svg(loss_figure(run)) == expected
        assert mpl.rcParams["font.size"] == 30


def test_pictures_speak_the_readers_language(monkeypatch):
    run, _ = trained(blobs())
    with speaking("es"):
        monkeypatch.setattr("descenso.views.figures.translate", lambda text: f"«{text}»")
        assert "«guessing»" in texts(loss_figure(run))


def test_drawing_does_not_need_pyplot():
    import subprocess
    import sys

    check = "import sys, descenso.views.pictures; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
