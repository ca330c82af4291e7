"""The lesson runs in a real Jupyter kernel."""

from __future__ import annotations

import json

import nbformat
from nbclient import NotebookClient

from descenso.lesson.notebook import lesson_notebook


def test_it_runs_in_a_jupyter_kernel(tmp_path, monkeypatch):
    """Spanish: accents, pictures, nothing on standard error."""
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    notebook = nbformat.reads(json.dumps(lesson_notebook("es")), as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    )
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert len([output for output in outputs if "image/png" in output.get("data", {})]) == 14
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output for output in outputs if output.get("name") == "stderr"] == []
