"""Alternative texts of charts, written into the XML because openpyxl has no place for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DRAWING = re.compile(r"xl/drawings/drawing(\d+)\.xml")
_CHART = re.compile(r'(<(?:\w+:)?cNvPr id="\d+" )name="Chart (\d+)"')


def with_alternatives(sheets: Sequence[Sequence[str]]) -> Callable[[str, bytes], bytes]:
    """Return a function that inserts the alternative text of each chart; `sheets` are those that have charts."""

    def change(part: str, content: bytes) -> bytes:
        drawing = _DRAWING.fullmatch(part)
        if drawing is None:
            return content
        texts = sheets[int(drawing[1]) - 1]
        written = _CHART.sub(lambda found: f"{found[0]} descr={quoteattr(texts[int(found[2]) - 1])}", content.decode())
        return written.encode()

    return change
