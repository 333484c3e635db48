"""Which kommuner ask otherwise than with the FREDA questions: their shares are not like the others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import FREDA, HOW_ASKED
from fokusmanad.text import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fokusmanad.counting.coverage import Setting
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.text import Lang


def who_asks_otherwise(
    settings: Mapping[Kommun, Setting], lang: Lang, shown: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield a sentence for each other way to ask, with the kommuner that do; `shown` writes each name."""
    how: dict[str, list[str]] = {}
    for kommun, setting in settings.items():
        if setting.how_asked and setting.how_asked != FREDA:
            how.setdefault(setting.how_asked, []).append(shown(kommun.name))
    for key, names in how.items():
        yield f"{HOW_ASKED.named(key, lang)}: {listing(names, lang)}."
