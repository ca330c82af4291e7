"""Text of other people, such as names and messages, made fit for wherever it is shown."""

from __future__ import annotations

import re

# Control characters break XML and terminals; marks of direction let a label rewrite its neighbours;
# a lone surrogate cannot be written as UTF-8.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)


def readable(text: str, length: int | None = None, ellipsis: str = "…") -> str:
    r"""`text` on one line, unsafe characters as `\u202e`, its middle left out beyond `length`."""
    # Cut before the replacement too: of 10 MB only what can be seen is looked at.
    if length is not None and len(text) > 4 * length:
        text = text[: 2 * length] + text[-2 * length :]
        cut = True
    else:
        cut = False
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    if length is None or (len(safe) <= length and not cut):
        return safe
    head = (length - len(ellipsis) + 1) // 2
    tail = length - len(ellipsis) - head
    return safe[:head] + ellipsis + (safe[-tail:] if tail else "")
