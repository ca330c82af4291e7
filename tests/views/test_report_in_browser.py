"""The page as a browser shows it, from disk: complete, quiet, and nothing cut off."""

import pytest
from tests.doctor.visits import CRASH, SCRIPT, finding, visit
from tests.views.colours import contrast

from descenso.comparison.changes import read_changes
from descenso.comparison.comparison import compare_twins
from descenso.core.training import epochs
from descenso.data.dataset import Dataset
from descenso.data.toy import load_toy
from descenso.language import speaking
from descenso.random import generator
from descenso.runs.options import TrainOptions
from descenso.runs.run import new_run, prepare
from descenso.views.comparison_pictures import comparison_files
from descenso.views.doctor_page import doctor_page
from descenso.views.pictures import run_files

NAMES = ("moons", "digits", "hostile", "comparison", "doctor")
PICTURES = {"doctor": 1}

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(e => {
  if (!e.innerText || e.closest("svg, pre")) return false;
  const box = e.getBoundingClientRect();
  if (!e.closest(".scroll") && (box.right > innerWidth + 0.5 || box.left < -0.5)) return true;
  const free = getComputedStyle(e).overflowX;
  return free === "visible" && getComputedStyle(e).display !== "inline"
    && !e.querySelector(".scroll, pre") && e.scrollWidth > e.clientWidth + 1
    && !e.closest(".scroll");
}).map(e => e.tagName + "." + e.className + ": " + e.innerText.slice(0, 60))"""

OVERLAPPING = """() => {
  const leaves = [...document.querySelectorAll("h1,h2,h3,p,dt,dd,li,td,th,pre,img,figcaption")]
    .filter(e => e.getBoundingClientRect().width > 0 && !e.classList.contains("bar"));
  const found = [];
  for (let i = 0; i < leaves.length; i++) for (let j = i + 1; j < leaves.length; j++) {
    if (leaves[i].contains(leaves[j])) continue;
    const a = leaves[i].getBoundingClientRect(), b = leaves[j].getBoundingClientRect();
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 1 && y > 1) found.push([leaves[i], leaves[j]].map(e => e.outerHTML.slice(0, 80)));
  }
  return found;
}"""


def hostile():
    toy = load_toy("clouds", 0)
    return Dataset(
        name="<script>" + "n" * 10_000,
        values=toy.values,
        y=toy.y,
        features=("\u202ex", "y" * 10_000),
        classes=("<script>alert(1)</script>", "مرحبا" * 2000),
        source={"kind": "file", "path": "/data/" + "d" * 300 + ".csv", "label": "l" * 10_000},
        sha256="0f" * 32,
        notes=("n" * 10_000,),
    )


def doctors_page(folder):
    """A finding, one with texts of any length, and an end that nothing explains."""
    long = "w" * 300

    def strange(path):
        return finding(
            path, 6, tensor=long, why=long, fix=f"{long}\n  b", evidence={long: [long] * 9}
        )

    seen = visit(
        folder, [finding, strange], text=SCRIPT.replace("lr = 0.5", f"lr = '{long}'"),
        name="entrenar <b>.py", crash=CRASH, end="error", status="crashed", stdout=long.encode(),
        at=(str(folder / "entrenar <b>.py"), 8),
    )  # fmt: skip
    return doctor_page(seen).encode()


def make_page(name, folder):
    if name == "doctor":
        return doctors_page(folder)
    if name == "comparison":
        changes = read_changes(["lr=0.001,100", "zero-grads=off", "activation=leaky_relu"])
        found = compare_twins(load_toy("clouds", 0), changes, TrainOptions(epochs=4))
        return comparison_files(found)["comparison.html"]
    dataset = hostile() if name == "hostile" else load_toy(name, 0)
    options = TrainOptions(epochs=4, validation=0.25, hidden=(16, 16))
    prepared = prepare(dataset, options)
    run = new_run(dataset, prepared, options)
    run.history += epochs(
        run.params,
        prepared.training.X,
        prepared.training.y,
        epochs=4,
        generator=generator(0, "batches"),
        progress=run.progress,
    )
    held_out = {"validation_loss": 0.5, "validation_accuracy": 0.75}
    run.history = [row._replace(**held_out) for row in run.history]
    run.status = "finished"
    return run_files(run, prepared, {"torch": "2"})["report.html"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("páginas con espacios")
    paths = {}
    for name in NAMES:
        for language in ("en", "es"):
            with speaking(language):
                paths[name, language] = folder / f"{name}.{language}.html"
                paths[name, language].write_bytes(make_page(name, folder))
    return paths


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [360, 1280])
def test_opens_from_disk(browser, pages, name, language, width):
    asked, said = [], []
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        page.goto(pages[name, language].as_uri())
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("getComputedStyle(document.querySelector('.hero')).color") == (
            "rgb(255, 255, 255)"
        ), "the style sheet does not apply"
        images = page.evaluate("[...document.images].map(i => i.complete && i.naturalWidth)")
        assert len(images) == PICTURES.get(name, 3)
        assert all(images)
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate(OVERLAPPING) == []
        assert [url[:60] for url in asked if not url.startswith(("file:", "data:"))] == []
        assert said == []
    finally:
        page.close()


def test_the_policy_stops_what_does_not_belong(browser, pages, tmp_path):
    """The listeners of the test above do hear a violation."""
    text = pages["moons", "en"].read_text(encoding="utf-8")
    changed = tmp_path / "changed.html"
    changed.write_text(text.replace("</main>", "<script>document.title='ran'</script></main>"))
    said = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(changed.as_uri())
    assert page.title() == "moons · descenso"
    assert any("Content Security Policy" in text for text in said)
    page.close()


GROUNDS = {
    "moons": (
        ("main p", "body"),
        (".quiet", "body"),
        ("figcaption", "body"),
        (".options td:last-child", ".scroll"),
        ("thead th", ".scroll"),
        (".chosen", ".chosen"),
        (".pill", ".pill"),
        ("pre", "pre"),
    ),
    "doctor": (
        (".why", ".finding"),
        (".place", ".finding"),
        (".quoted", ".quoted"),
        (".quoted .no", ".quoted"),
        (".mend", ".mend"),
        (".mend code", ".mend"),
        (".error .severity", ".error .severity"),
        (".note h2", ".finding"),
        ("summary", ".finding"),
        (".tensors li", ".tensors li"),
    ),
}


@pytest.mark.parametrize("name", GROUNDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(browser, pages, scheme, name):
    page = browser.new_page(color_scheme=scheme)
    page.goto(pages[name, "en"].as_uri())
    for selector, ground in GROUNDS[name]:
        ink = page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).color")
        paper = page.evaluate(
            f"getComputedStyle(document.querySelector('{ground}')).backgroundColor"
        )
        assert contrast(ink, paper) >= 4.5, (selector, ink, paper)
    page.close()
