"""What the page is given: whole, finite, harmless, and small enough."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from tests.explanation.reading import comes_to

from descenso.data.dataset import Dataset
from descenso.data.load import load
from descenso.data.toy import load_toy
from descenso.explanation.explanation import BATCH_SIZE, explain_step
from descenso.language import speaking
from descenso.runs.options import make_options
from descenso.views.explanation_page import MOST_PLACES, explanation_page, page_data

EVIL = "</script><script>document.title='ran'</script>"


def tell(data="clouds", *, step=1, entries=(), **options):
    dataset = data if isinstance(data, Dataset) else load(data)
    chosen = make_options({"batch_size": BATCH_SIZE, **options})
    return explain_step(dataset, chosen, step=step, entries=entries)


def hostile():
    toy = load_toy("clouds", 0)
    return Dataset(
        EVIL + "n" * 5000, toy.values, toy.y, (EVIL, "\u202eev\u2028il" * 900), (EVIL, "é" * 4000),
        {"kind": "file", "path": EVIL, "label": EVIL}, "0" * 64, (EVIL,),
    )  # fmt: skip


class Scripts(HTMLParser):
    """Every script element with its attributes and text, as a browser would split the page."""

    def __init__(self):
        super().__init__()
        self.found, self.titles, self._inside = [], [], False

    def handle_starttag(self, tag, attrs):
        self._inside = tag == "script"
        if self._inside:
            self.found.append([dict(attrs), ""])

    def handle_data(self, data):
        if self._inside:
            self.found[-1][1] += data

    def handle_endtag(self, tag):
        self._inside = False


def scripts(page):
    parser = Scripts()
    parser.feed(page)
    return parser.found


@pytest.fixture(scope="module")
def told():
    return tell()


def test_the_policy_allows_its_own_style_and_script_and_nothing_else(told):
    page = explanation_page(told)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none';")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    script = next(text for attributes, text in scripts(page) if not attributes)
    for text in (style, script):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    for word in ("http:", "https:", "unsafe", " style=", "onclick", "@import", "fetch(", "src="):
        assert word not in page.replace("img-src data:", ""), word


def test_names_from_files_are_text_and_nothing_more():
    page = explanation_page(tell(hostile()))
    found = scripts(page)
    assert [attributes for attributes, _ in found] == [
        {"type": "application/json", "id": "data"},
        {},
    ]
    data = json.loads(found[0][1])
    assert data["axes"]["inputs"]["labels"][0].startswith("</scrip")
    assert "\u202e" not in page
    assert "\u2028" not in page
    assert len(page) < 300_000


def test_every_formula_on_the_page_comes_to_its_value(told):
    count = 0
    for line in page_data(told)["lines"]:
        for symbols, expression, value, uses in line.get("entries", {}).values():
            count += 1
            assert comes_to(expression, value)
            assert symbols
            assert all(name in line["tensors"] for name, _ in uses)
    assert count > 700


def test_every_cell_has_a_text_and_a_shade(told):
    data = page_data(told)
    for tensor in data["tensors"].values():
        cells = 1
        for axis in tensor["axes"]:
            cells *= len(data["axes"][axis]["places"])
        assert len(tensor["texts"]) == len(tensor["shades"]) == cells
        assert all(len(text) <= 8 for text in tensor["texts"])
        assert all(-8 <= shade <= 8 for shade in tensor["shades"])
        for text, shade in zip(tensor["texts"], tensor["shades"], strict=True):
            assert shade == 0 or (float(text) > 0) == (shade > 0)


def test_large_matrices_are_cropped_around_what_was_asked_for():
    told = tell("digits", hidden=(64,), entries=["W1[60,3]", "z1[2,50]"])
    data = page_data(told)
    for axis in data["axes"].values():
        assert len(axis["places"]) <= MOST_PLACES
    assert {60} <= set(data["axes"]["inputs"]["places"])
    assert {3, 50} <= set(data["axes"]["hidden1"]["places"])
    for line in data["lines"]:
        if line["result"]:
            assert ",".join(map(str, line["chosen"])) in line["entries"]
    assert len(explanation_page(told)) < 3_000_000


def test_the_default_page_is_small(told):
    assert len(explanation_page(told).encode()) < 400_000


@pytest.mark.parametrize(
    "options",
    [
        {"hidden": ()},
        {"hidden": (3, 2, 4, 3)},
        {"momentum": 0.9, "weight_decay": 0.1, "zero_grads": False, "step": 3},
        {"init": "zeros"},
        {"data": "iris", "batch_size": 150},
        {"batch_size": 1},
    ],
    ids=str,
)
def test_pages_of_all_kinds_are_finite_json(options):
    found = scripts(explanation_page(tell(**options)))
    assert "NaN" not in found[0][1]
    assert json.loads(found[0][1])["lines"]


def test_the_page_speaks_the_readers_language(told):
    with speaking("es"):
        assert '<html lang="es">' in explanation_page(told)
    assert '<html lang="en">' in explanation_page(told)
