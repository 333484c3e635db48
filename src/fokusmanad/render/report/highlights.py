"""The figures that are read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import KeyFigure
from fokusmanad.render.report.shares import asked, said_yes, with_warning
from fokusmanad.render.report.tables import TOTAL
from fokusmanad.render.values import written
from fokusmanad.text import listing, number

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.text import Lang, Text


def key_figures(publication: Publication, options: ReportOptions) -> tuple[KeyFigure, ...]:
    """Return how many kommuner took part, were asked and said yes, and the most common reason for not asking."""
    group = ("kommun", options.focus) if options.focus else TOTAL
    shares = [
        _share(of(publication.figures, group), of(publication.figures, TOTAL), label, detail, options)
        for of, label, detail in (
            (asked, words.KEY_ASKED, words.KEY_OF),
            (said_yes, words.KEY_YES, words.KEY_OF_ASKED),
        )
    ]
    reason = _reason(publication, group, options.lang)
    return (_kommuner(publication, options.lang), *shares, *((reason,) if reason else ()))


def _kommuner(publication: Publication, lang: Lang) -> KeyFigure:
    coverage = publication.coverage
    received = number(len(publication.kommuner))
    if not coverage.expected:
        return KeyFigure(received, words.KEY_KOMMUNER.to(lang), ())
    absent = [name for name in coverage.expected if name not in coverage.received]
    missing = words.KEY_KOMMUNER_MISSING.to(lang).format(names=listing(absent, lang))
    detail = missing if absent else words.KEY_KOMMUNER_ALL.to(lang)
    figure = words.ONE_OF.to(lang).format(part=number(len(coverage.came)), whole=number(len(coverage.expected)))
    return KeyFigure(figure, words.KEY_KOMMUNER.to(lang), (detail,))


def _share(own: Portion, area: Portion, label: Text, detail: Text, options: ReportOptions) -> KeyFigure:
    lang = options.lang
    warning = (words.KEY_UNCERTAIN.to(lang),) if own.is_uncertain else ()
    counts = detail.to(lang).format(part=written(own.part, lang), whole=written(own.whole, lang))
    beside = (words.KEY_AREA.to(lang).format(share=with_warning(area, lang)),) if options.focus else ()
    return KeyFigure(written(own.share, lang), label.to(lang), (counts, *warning, *beside))


def _reason(publication: Publication, group: tuple[str, ...], lang: Lang) -> KeyFigure | None:
    """Return the most common of the reasons that are shown; nothing where none is, or none was needed."""
    figures = publication.figures
    counts = {key: figures.count(*group, f"reasons.{key}") for key in publication.layout.reasons}
    most = max((count for count in counts.values() if count), default=0)
    if not most:
        return None
    column = publication.layout.column("reason")
    names = [column.named(key, lang) for key, count in counts.items() if count == most]
    times = words.KEY_TIMES if len(names) == 1 else words.KEY_TIMES_EACH
    label = _label(publication, group, most, tied=len(names) > 1)
    detail = times.to(lang).format(count=number(most))
    return KeyFigure(_running(names, lang), label.to(lang), (detail,), in_words=True)


def _running(names: list[str], lang: Lang) -> str:
    """Join names as a sentence does, with one capital; one that begins with several, such as LSS, keeps them."""
    rest = [name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}" for name in names[1:]]
    return listing([*names[:1], *rest], lang)


def _label(publication: Publication, group: tuple[str, ...], most: int, *, tied: bool) -> Text:
    """Return the reasons' names, "the most common" only if no hidden one can be larger."""
    cells = publication.figures.group(*group)
    not_asked = cells["not_asked"]
    shown = sum(count for key, count in cells.items() if key.startswith("reasons.") and count is not None)
    if not_asked is None or not_asked - shown >= most:
        return words.KEY_REASON_SHOWN
    return words.KEY_REASONS if tied else words.KEY_REASON
