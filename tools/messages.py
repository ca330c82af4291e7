"""`make messages`: brings the Spanish catalogue up to date with the texts in the source.

New texts come with an empty translation, to be filled in by a person; texts that are gone, go.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "descenso"
CATALOGUE = SOURCE / "language/locale/es/LC_MESSAGES/descenso.po"
KEYWORDS = {"translate": None, "translate_many": (1, 2)}
METHODS = [("**.py", "python"), ("**.html", "jinja2")]


def collect() -> Catalog:
    """Every text that the source hands to `translate` and `translate_many`."""
    found = Catalog()
    for _, _, text, _, _ in extract_from_dir(SOURCE, METHODS, keywords=KEYWORDS):
        found.add(text)
    return found


def read_catalogue() -> Catalog:
    """The Spanish catalogue as it is."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="es")


def main() -> None:
    """Write the catalogue with exactly the texts of the source, sorted."""
    known, current = read_catalogue(), collect()
    for message in current:
        before = known.get(message.id[0] if message.pluralizable else message.id)
        if message.id and before:
            message.string = before.string
    text = io.BytesIO()
    write_po(text, current, omit_header=True, sort_output=True, width=100)
    header = CATALOGUE.read_text(encoding="utf-8").split("\n\n", 1)[0]
    CATALOGUE.write_text(f"{header}\n\n{text.getvalue().decode().lstrip()}", encoding="utf-8")
    empty = [message.id for message in current if message.id and not message.string]
    print(f"{len(current)} texts; without translation: {empty or 'none'}")


if __name__ == "__main__":
    main()
