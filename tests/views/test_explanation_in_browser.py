"""The page in a browser: stepped through by keyboard, it shows what was computed, and only that."""

from __future__ import annotations

import json

import pytest
from tests.explanation.reading import comes_to
from tests.views.colours import contrast
from tests.views.test_explanation_page import hostile, tell

from descenso.language import speaking
from descenso.views.explanation_page import explanation_page

CASES = {
    "clouds": {},
    "all options": {"hidden": (4, 3), "momentum": 0.9, "weight_decay": 0.1, "zero_grads": False,
                    "step": 7, "activation": "gelu"},
    "no hidden layer": {"hidden": (), "data": "iris", "batch_size": 5},
}  # fmt: skip

SHOWN = """() => {
  const text = id => document.getElementById(id).textContent;
  const cells = kind => [...document.querySelectorAll(`#tensors td.${kind}`)].map(
    cell => `${cell.closest("table").dataset.name}[${cell.dataset.index}]`);
  return {
    code: text("chosen-code"), says: text("says"), formula: text("formula"),
    symbols: text("symbols"), written: document.querySelector(".written")?.textContent,
    value: document.querySelector(".expression .value")?.textContent,
    hidden: document.getElementById("sum").hidden,
    used: cells("used"), picked: cells("picked"),
    focused: document.activeElement.dataset.line ?? document.activeElement.dataset.index ?? null,
  };
}"""

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(e => {
  if (!e.innerText || e.closest("svg") || e.closest(".scroll")) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5);
}).map(e => e.tagName + "." + e.className + ": " + e.innerText.slice(0, 60))"""


THROUGH_ALL_LINES = f"""() => [...document.querySelectorAll("button.line")].flatMap(line => {{
  line.click();
  return document.documentElement.scrollWidth > innerWidth ? ["scrolls"] : ({CUT_OFF})();
}})"""

INK_AND_GROUND = """() => {
  const style = e => getComputedStyle(e), clear = "rgba(0, 0, 0, 0)";
  const ground = e => !e ? "rgb(255, 255, 255)"
    : style(e).backgroundColor === clear ? ground(e.parentElement) : style(e).backgroundColor;
  const texts = ["p", "td", "th", "code", "dd", "span"].map(tag => `main ${tag}`).join();
  return [...document.querySelectorAll(texts)].filter(e => e.innerText)
    .map(e => [style(e).color, ground(e), e.innerText.slice(0, 30)]);
}"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The explanation and its page, by case and language."""
    folder, seen = tmp_path_factory.mktemp("páginas con espacios"), {}

    def make(name, language):
        if (name, language) not in seen:
            with speaking(language):
                told = tell(hostile()) if name == "hostile" else tell(**CASES[name])
                path = folder / f"{len(seen)}.html"
                path.write_text(explanation_page(told), encoding="utf-8")
            seen[name, language] = told, path
        return seen[name, language]

    return make


@pytest.fixture
def opened(browser, made):
    """Open a page; at the end nothing may have been asked for or complained about."""
    pages, asked, said = [], [], []

    def open_page(name, language="en", width=1280, height=900, **more):
        told, path = made(name, language)
        page = browser.new_page(viewport={"width": width, "height": height}, **more)
        pages.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        return told, page

    yield open_page
    for page in pages:
        page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []


def expected_cells(told, uses, line):
    """All cells that the patterns in `uses` cover, by name."""
    cells = []
    for name, pattern in uses:
        places = [()]
        shape = line.values[name].tensor.shape
        for place, size in zip(pattern, shape, strict=True):
            choice = range(size) if place is None else [place]
            places = [(*before, n) for before in places for n in choice]
        cells += [f"{name}[{','.join(map(str, place))}]" for place in places]
    return cells


def check_shown(told, line, shown, index):
    entry = line.entry(index)
    assert shown["symbols"] == f"{entry.title} = {entry.symbols}"
    assert shown["written"] == f"= {entry.expression}"
    assert comes_to(shown["written"].removeprefix("= "), shown["value"].removeprefix("= "))
    assert shown["picked"] == [f"{line.result}[{','.join(map(str, index))}]"]
    # Matrices of the default page are whole: no cell is left out. Others may be cropped.
    assert set(shown["used"]) == set(expected_cells(told, entry.uses, line))


@pytest.mark.parametrize(
    ("name", "language"),
    [("clouds", "en"), ("clouds", "es"), ("all options", "en"), ("no hidden layer", "es")],
)
def test_the_arrows_step_through_all_lines(opened, name, language):
    told, page = opened(name, language)
    assert page.evaluate("document.documentElement.lang") == language
    page.keyboard.press("Home")
    for number, line in enumerate(told.lines):
        shown = page.evaluate(SHOWN)
        assert shown["focused"] == str(number)
        assert shown["code"] == line.code
        assert shown["says"] == line.says
        assert shown["formula"] == line.formula
        assert shown["hidden"] == (line.result is None)
        if line.result:
            check_shown(told, line, shown, told.chosen[line.result])
        page.keyboard.press("ArrowDown" if number % 2 else "ArrowRight")
    assert page.evaluate(SHOWN)["focused"] == str(len(told.lines) - 1), "it stops at the end"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(SHOWN)["focused"] == str(len(told.lines) - 2)


def test_tab_goes_into_the_matrix_and_arrows_move_in_it(opened):
    told, page = opened("clouds")
    number = next(n for n, line in enumerate(told.lines) if line.result == "dW2")
    page.click(f"button[data-line='{number}']")
    page.keyboard.press("Tab")
    i, j = told.chosen["dW2"]
    assert page.evaluate(SHOWN)["focused"] == f"{i},{j}"
    for key, index in (("ArrowUp", (i - 1, j)), ("ArrowRight", (i - 1, 1)), ("ArrowDown", (i, 1))):
        page.keyboard.press(key)
        shown = page.evaluate(SHOWN)
        assert shown["focused"] == ",".join(map(str, index))
        check_shown(told, told.lines[number], shown, index)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(SHOWN)["focused"] == f"{i},1", "the edge holds"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "the focus can be seen"
    page.keyboard.press("Escape")
    assert page.evaluate(SHOWN)["focused"] == str(number)


def test_pointing_at_an_entry_lights_up_what_it_is_made_of(opened):
    told, page = opened("clouds")
    for result, index in (("z1", (2, 1)), ("dW2", (3, 0)), ("dh1", (4, 2)), ("db1", (3,))):
        number = next(n for n, line in enumerate(told.lines) if line.result == result)
        page.click(f"button[data-line='{number}']")
        key = ",".join(map(str, index))
        page.hover(f"table[data-name='{result}'] td[data-index='{key}']")
        check_shown(told, told.lines[number], page.evaluate(SHOWN), index)


def test_matrices_are_labelled_grids(opened):
    told, page = opened("clouds")
    tree = page.locator("#tensors").aria_snapshot()
    assert 'grid "z1"' in tree
    assert "columnheader" in tree
    assert f'rowheader "row {told.snapshot.rows[0]}' in tree
    selected = page.locator("td[aria-selected=true]")
    assert selected.count() == 1
    assert page.locator("#sum").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize(("width", "height"), [(360, 740), (640, 450), (1000, 800)])
@pytest.mark.parametrize(("name", "language"), [("clouds", "es"), ("hostile", "en")])
def test_nothing_overflows_at_any_width(opened, name, language, width, height):
    """640 × 450 is a screen of 1280 × 900 at 200 %."""
    _, page = opened(name, language, width, height)
    found = page.evaluate(THROUGH_ALL_LINES)
    assert found == []
    assert page.title() != "ran"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_and_words_stand_out_from_their_ground(opened, scheme):
    _, page = opened("clouds", color_scheme=scheme, reduced_motion="reduce")
    pairs = page.evaluate(INK_AND_GROUND)
    assert len(pairs) > 200
    for ink, paper, text in pairs:
        assert contrast(ink, paper) >= 4.5, (ink, paper, text)


def test_the_listeners_hear_a_violation(browser, made, tmp_path):
    _, path = made("clouds", "en")
    changed = tmp_path / "changed.html"
    text = path.read_text(encoding="utf-8")
    changed.write_text(text.replace("</main>", "<script>document.title='ran'</script></main>"))
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(changed.as_uri())
    assert page.title() != "ran"
    assert any("Content Security Policy" in text for text in said)
    assert json.loads(page.evaluate("document.getElementById('data').textContent"))
    page.close()
