"""All that is drawn about a run, as the bytes of the files in its folder."""

from __future__ import annotations

from collections.abc import Mapping

from descenso.runs.run import Prepared, Run
from descenso.views.figures import (
    boundary_figure,
    confusion_figure,
    gradient_figure,
    loss_figure,
    svg,
)
from descenso.views.html import confusion, judged, report


def run_files(
    run: Run, prepared: Prepared, versions: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """`loss.svg`, `boundary.svg` for two features, and `report.html`, in this order."""
    files = {"loss.svg": svg(loss_figure(run))}
    # The page leaves out a picture that would only say that there is nothing to see.
    pictures = {"loss": files["loss.svg"]} if run.history else {}
    if len(run.data.features) == 2:
        pictures["boundary"] = svg(boundary_figure(run, prepared))
        files["boundary.svg"] = pictures["boundary"]
    else:
        matrix = confusion(run, judged(prepared))
        if matrix is not None:
            pictures["confusion"] = svg(confusion_figure(matrix, run.data.classes))
    if run.history:
        pictures["gradient"] = svg(gradient_figure(run))
    files["report.html"] = report(run, prepared, pictures, versions).encode()
    return files
