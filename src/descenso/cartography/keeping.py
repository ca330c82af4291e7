"""An atlas that is kept in a folder while it is drawn: begun, gone on with, closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from descenso.cartography.atlas import Atlas
from descenso.cartography.experiment import Experiment
from descenso.cartography.files import (
    ARRAYS,
    PICTURE,
    REQUEST,
    UNFINISHED,
    read_request,
    remove_files,
    write_arrays,
    write_request,
)
from descenso.cartography.material import Material
from descenso.cartography.request import make_request
from descenso.cartography.store import Store
from descenso.errors import ChecksumError, DataError, OptionError, RunError
from descenso.language import translate
from descenso.runs.durable import UNREADABLE, damaged, flush_folder, not_written, write_durably

DIGEST = "digest"


@dataclass(frozen=True)
class Kept:
    """An atlas and its folder: `given` are the choices as `make_request` takes them."""

    folder: Path
    given: Mapping[str, Any]
    material: Material
    experiment: Experiment

    def begin(self) -> Store:
        """An empty store, in a folder whose earlier atlas is gone. The caller holds the folder.

        Raises:
            RunError: the disk refused.
        """
        remove_files(self.folder)
        store = self._new_store()
        write_request(self.folder, self.given, self.material, None)
        return store

    def go_on(self) -> Store | None:
        """The store with what was finished, None for a whole atlas. The caller holds the folder.

        Raises:
            RunError: it cannot be read, or holds the results of something else.
        """
        path = self.folder / UNFINISHED
        if not path.exists():
            whole = read_request(self.folder)["result"] is not None
            return None if whole and (self.folder / ARRAYS).exists() else self._new_store()
        store = Store.reopen(path)
        if store.header.get(DIGEST) != self.experiment.digest():
            store.close()
            raise RunError(
                translate(
                    "{path}: holds the results of other networks, or of another version of "
                    "descenso. Begin again with --force."
                ).format(path=path)
            )
        return store

    def show(self, picture: bytes) -> None:
        """Put a picture in the folder.

        Raises:
            RunError: the disk refused.
        """
        write_durably(self.folder / PICTURE, picture)

    def close(self, atlas: Atlas, picture: bytes) -> None:
        """Write what a whole atlas leaves, and then let go of what an unfinished one needs.

        Raises:
            RunError: the disk refused; what was finished is still there.
        """
        write_arrays(self.folder, atlas)
        self.show(picture)
        write_request(self.folder, self.given, self.material, atlas.summary())
        try:
            (self.folder / UNFINISHED).unlink(missing_ok=True)
            flush_folder(self.folder)
        except OSError as error:
            raise not_written(self.folder, error) from error

    def files(self) -> dict[str, str]:
        """Where things are, for `--json`."""
        return {
            "out": str(self.folder),
            "picture": str(self.folder / PICTURE),
            "arrays": str(self.folder / ARRAYS),
        }

    def _new_store(self) -> Store:
        return Store.create(self.folder / UNFINISHED, {DIGEST: self.experiment.digest()})


def reopen_atlas(folder: Path, asked: Mapping[str, Any]) -> Kept:
    """The atlas that was begun in `folder`; `asked` may say again what it was begun with.

    Raises:
        OptionError: `asked` says something else.
        DataError: the data is not what it was.
        RunError: there is no atlas, or its request is damaged.
    """
    content = read_request(folder)
    given = content["request"]
    try:
        request = make_request(given)
        for name, value in asked.items():
            _refuse_other(folder, given, name, value)
        material = request.material()
        recorded = content["data"]["sha256"]
    except (OptionError, DataError):
        raise
    except UNREADABLE as error:
        raise ChecksumError(damaged(folder / REQUEST)) from error
    if material.sha256 != recorded:
        raise DataError(
            translate(
                "{data}: has changed since the atlas was begun, so it cannot be gone on with. "
                "Bring the file back as it was, or begin again with --force."
            ).format(data=material.source.get("path", material.name))
        )
    return Kept(folder, given, material, request.experiment(material))


def _refuse_other(folder: Path, given: Mapping[str, Any], name: str, value: Any) -> None:
    """A choice said again has to make the same request.

    Raises:
        OptionError: it does not.
    """
    if make_request({**given, name: value}) != make_request(given):
        raise OptionError(
            name,
            translate(
                "{option}: {folder} was begun with something else. Leave it out to go on with that "
                "atlas, or begin another one in another --out."
            ).format(option="DATA" if name == "data" else name.replace("_", "-"), folder=folder),
        )
