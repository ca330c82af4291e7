import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import torch

from descenso.core.metrics import evaluate
from descenso.core.training import epochs
from descenso.data.dataset import Dataset
from descenso.data.toy import load_toy
from descenso.errors import DivergenceError
from descenso.language import speaking
from descenso.random import generator
from descenso.runs.options import TrainOptions
from descenso.runs.run import new_run, prepare
from descenso.views.diagram import MOST_LAYERS, diagram
from descenso.views.html import confusion, judged, report
from descenso.views.pictures import run_files

LONG = "<b>" + "long " * 2000


def trained(dataset, **options):
    options = TrainOptions(**{"epochs": 3, **options})
    prepared = prepare(dataset, options)
    run = new_run(dataset, prepared, options)
    try:
        for row in epochs(
            run.params,
            prepared.training.X,
            prepared.training.y,
            epochs=options.epochs,
            lr=options.lr,
            generator=generator(0, "batches"),
            progress=run.progress,
        ):
            held_out = prepared.validation and evaluate(
                run.params, prepared.validation.X, prepared.validation.y
            )
            figures = (held_out.loss, held_out.accuracy) if held_out else (None, None)
            run.history.append(
                row._replace(validation_loss=figures[0], validation_accuracy=figures[1])
            )
        run.status = "finished"
    except DivergenceError as error:
        run.status, run.failure = "diverged", str(error)
    return run, prepared


class Page(HTMLParser):
    """Tags with their attributes, and the text of the page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(dataset, versions=None, **options):
    run, prepared = trained(dataset, **options)
    files = run_files(run, prepared, versions)
    return run, files, Page(files["report.html"].decode())


def test_the_files_of_a_run():
    _, files, page = page_of(load_toy("clouds", 0))
    assert list(files) == ["loss.svg", "boundary.svg", "report.html"]
    embedded = [image["src"] for image in page.all("img")]
    for name in ("loss.svg", "boundary.svg"):
        assert "data:image/svg+xml;base64," + base64.b64encode(files[name]).decode() in embedded
    _, files, page = page_of(load_toy("iris", 0), validation=0.2)
    assert list(files) == ["loss.svg", "report.html"]
    assert any("Confusion matrix of 3 classes" in image["alt"] for image in page.all("img"))


def test_it_says_what_came_out_and_what_was_asked():
    run, _, page = page_of(load_toy("clouds", 0), {"torch": "9.9"}, lr=0.05, validation=0.25)
    last = run.history[-1]
    for fact in (
        f"{100 * last.accuracy:.1f}%",
        f"{100 * last.validation_accuracy:.1f}%",
        f"{last.loss:.4f}",
        "ln 2 ≈ 0.6931",
        "400: 300 to train on, 100 to validate",
        run.data.sha256,
        "W1 (2×16)",
        "b2 (2)",
        "2 → 16 → 2: 82 parameters",
        "descenso train --lr 0.05",
        "9.9",
    ):
        assert fact in page.text, fact
    for name in run.config:
        assert "--" + name.replace("_", "-") in page.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_language_of_the_page(language):
    with speaking(language):
        _, _, page = page_of(load_toy("clouds", 0), epochs=1)
    assert page.all("html") == [{"lang": language}]


def test_nothing_can_run_or_be_fetched():
    _, files, page = page_of(load_toy("clouds", 0))
    text = files["report.html"].decode()
    policy = next(m["content"] for m in page.all("meta") if "http-equiv" in m)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; img-src data:; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not page.all("script")
    for tag, attributes in page.tags:
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href"):
            assert attributes.get(name, "data:").startswith("data:")
    assert "url(" not in style
    assert "@import" not in style


def test_it_can_be_read_aloud():
    _, _, page = page_of(load_toy("moons", 0), validation=0.2)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all(cell.get("scope") in ("row", "col") for cell in page.all("th"))
    assert len(page.all("img")) == 3
    assert all(len(image["alt"]) > 40 for image in page.all("img"))


def test_hostile_labels_are_shown_as_text():
    toy = load_toy("clouds", 0)
    hostile = Dataset(
        name="<img src=x onerror=alert(1)>",
        values=toy.values,
        y=toy.y,
        features=("\u202efeature", LONG),
        classes=("<script>alert(1)</script>", "\u202e" + "10 kB " * 2000),
        source={"kind": "file", "path": "/tmp/\u202e<x>.csv", "label": '"><script>'},
        sha256="00" * 32,
        notes=("<i>note</i>", LONG),
    )
    _, files, page = page_of(hostile)
    text = files["report.html"].decode()
    assert "\u202e" not in text
    assert not page.all("script")
    assert not page.all("i")
    assert not page.all("b")
    assert [image for image in page.all("img") if image["src"] == "x"] == []
    assert "<script>alert(1)</script>" in page.text
    assert LONG[:1000] not in page.text
    assert "/tmp/\\u202e<x>.csv" in page.text


def test_a_diverged_run_says_why():
    run, files, page = page_of(load_toy("clouds", 0), lr=1e30)
    assert run.status == "diverged"
    assert run.failure in page.text
    assert "Training stopped before its first epoch was finished." in page.text
    assert list(files) == ["loss.svg", "boundary.svg", "report.html"]


def test_a_network_without_finite_outputs_is_not_judged():
    run, prepared = trained(load_toy("iris", 0))
    with torch.no_grad():
        run.params[0].W.fill_(torch.inf)
    assert confusion(run, judged(prepared)) is None
    page = Page(run_files(run, prepared)["report.html"].decode())
    assert "Class by class" not in page.text


def test_an_interrupted_run_says_how_far_it_came():
    run, prepared = trained(load_toy("clouds", 0), epochs=2)
    run.options, run.status = run.options.with_changes(epochs=50), "interrupted"
    assert "Interrupted after 2 of 50 epochs" in Page(report(run, prepared, {})).text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (0.9, 0.1, "Guessing among 2 classes would cost"),
        (0.7, 0.693, "That is what guessing among 2 classes costs"),
        (1.0, 2.0, "That is worse than guessing"),
        (1.0, 2.0, "The loss did not go down"),
    ],
)
def test_the_loss_is_judged_by_guessing(first, last, words):
    run, prepared = trained(load_toy("clouds", 0), epochs=2)
    run.history = [run.history[0]._replace(loss=first), run.history[1]._replace(loss=last)]
    assert words in Page(report(run, prepared, {})).text


def test_confusion_is_on_the_rows_held_out():
    run, prepared = trained(load_toy("clouds", 0), validation=0.25)
    matrix = confusion(run, judged(prepared))
    assert matrix.sum() == 100
    assert matrix.trace() / 100 == pytest.approx(run.history[-1].validation_accuracy)


def test_deep_and_wide_networks_fit():
    assert diagram((2,) * (MOST_LAYERS + 1)) is None
    wide = diagram((10_000, 3, 2))
    assert len(wide.dots) == 6 + 3 + 2
    assert len(wide.gaps) == 1
    assert all(0 < x < wide.width and 0 < y < wide.height for x, y in wide.dots)
    _, _, page = page_of(load_toy("clouds", 0), hidden=(2,) * 20, epochs=1)
    assert "and 18 more" in page.text


def test_no_hidden_layer():
    _, _, page = page_of(load_toy("clouds", 0), hidden=(), epochs=1)
    assert "2 → 2: 6 parameters" in page.text


def test_the_same_run_gives_the_same_page():
    run, prepared = trained(load_toy("clouds", 0))
    assert run_files(run, prepared) == run_files(run, prepared)
