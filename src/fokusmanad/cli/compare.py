"""Two months told, one beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.cli.streams import note, result, screen
from fokusmanad.counting.comparison import compare
from fokusmanad.intake.choices import TextOrJson

if TYPE_CHECKING:
    from fokusmanad.counting.side import Side
    from fokusmanad.text import Lang


def tell(earlier: Side, later: Side, form: TextOrJson, lang: Lang) -> None:
    """Compare two months and tell what changed."""
    comparison = compare(earlier, later)
    if form is TextOrJson.JSON:
        from fokusmanad.render.machine.exact import comparison_json  # noqa: PLC0415 - only what is asked for

        result(comparison_json(comparison).encode())
        return
    from fokusmanad.render.terminal import comparison as terminal  # noqa: PLC0415 - as above

    result(terminal.comparison(comparison, lang, screen()))
    note(terminal.comparison_closing(comparison, lang))
