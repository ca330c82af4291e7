"""Where a verb puts what it made, if nobody said where."""

from __future__ import annotations

import re
import time
from pathlib import Path


def free_folder(name: str) -> Path:
    """`runs/<time>-<data>`, with a number behind it where that is taken."""
    safe = re.sub(r"[^\w.-]+", "-", name)[:40].strip("-.") or "data"
    base = Path("runs") / f"{time.strftime('%Y%m%d-%H%M%S')}-{safe}"
    folder, number = base, 1
    while folder.exists():
        number += 1
        folder = base.with_name(f"{base.name}-{number}")
    return folder
