"""The figures that are read first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.render import words as shared_words
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import KeyFigure
from fokusmanad.render.report.comparison import asked_before
from fokusmanad.render.report.shares import asked, said_yes, with_warning
from fokusmanad.render.report.tables import TOTAL, reason_name
from fokusmanad.render.values import Percent, written
from fokusmanad.text import listing, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.text import Lang, Text


def key_figures(publication: Publication, options: ReportOptions) -> tuple[KeyFigure, ...]:
    """Return the share asked now, before and as the target, who took part, who said yes, and the commonest reason."""
    group = ("kommun", options.focus) if options.focus else TOTAL
    figures, lang = publication.figures, options.lang
    beside = (*_development(publication, options), *_area(asked(figures, TOTAL), options))
    was_asked = _share(asked(figures, group), _ASKED, beside, lang)
    yes = _share(said_yes(figures, group), _YES, _area(said_yes(figures, TOTAL), options), lang)
    reason = _reason(publication, group, lang)
    return (was_asked, _kommuner(publication, lang), yes, *((reason,) if reason else ()))


class _Words(NamedTuple):
    """The words of a share: its label, its counts, its count where that alone is shown, and its name."""

    label: Text
    counts: Text
    alone: Text
    name: Text


_ASKED = _Words(words.KEY_ASKED, words.KEY_OF, words.KEY_ADULTS, shared_words.OF_ASKED)
_YES = _Words(words.KEY_YES, words.KEY_OF_ASKED, words.KEY_ADULTS, shared_words.OF_YES)


def _share(own: Portion, said: _Words, beside: tuple[str, ...], lang: Lang) -> KeyFigure:
    """Return a share with its counts, or in words what can be said where it is hidden: never a sign as a figure."""
    part, whole = written(own.part, lang), written(own.whole, lang)
    if isinstance(own.share, Percent):
        warning = (words.KEY_UNCERTAIN.to(lang),) if own.is_uncertain else ()
        details = (said.counts.to(lang).format(part=part, whole=whole), *warning, *beside)
        return KeyFigure(written(own.share, lang), said.label.to(lang), details)
    if isinstance(own.part, int) and isinstance(own.whole, int):
        figure = words.ONE_OF.to(lang).format(part=part, whole=whole)
        return KeyFigure(figure, said.label.to(lang), (words.KEY_FEW.to(lang), *beside))
    if isinstance(own.part, int):
        figure = said.alone.to(lang).format(count=part)
        return KeyFigure(figure, said.label.to(lang), (words.KEY_SHARE_HIDDEN.to(lang), *beside))
    return KeyFigure(said.name.to(lang), words.KEY_HIDDEN.to(lang), (words.KEY_SMALL.to(lang), *beside), in_words=True)


def _area(share: Portion, options: ReportOptions) -> tuple[str, ...]:
    """Return the share of all kommuner, in a report about one."""
    if options.focus is None or not isinstance(share.share, Percent):
        return ()
    return (words.KEY_AREA.to(options.lang).format(share=with_warning(share, options.lang)),)


def _development(publication: Publication, options: ReportOptions) -> Iterator[str]:
    """Yield the share asked before, and the target."""
    yield from asked_before(publication, options)
    if publication.target is not None:
        yield words.TARGET_TOLD.to(options.lang).format(target=publication.target)


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


def _reason(publication: Publication, group: tuple[str, ...], lang: Lang) -> KeyFigure | None:
    """Return the commonest reason; nothing where none was needed, or where a hidden one can be as common."""
    reasons, most = commonest_reasons(publication, group, publication.layout.reasons)
    if not reasons:
        return None
    names = [reason_name(publication, key, lang) for key in reasons]
    is_tied = len(names) > 1
    times = words.KEY_TIMES_EACH if is_tied else words.KEY_TIMES
    label = words.KEY_REASONS if is_tied else words.KEY_REASON
    return KeyFigure(_running(names, lang), label.to(lang), (times.to(lang).format(count=number(most)),), in_words=True)


def commonest_reasons(
    publication: Publication, group: tuple[str, ...], among: Iterable[str]
) -> tuple[tuple[str, ...], int]:
    """Return the commonest of some reasons and its count; none where a hidden one can be as common."""
    cells = publication.figures.group(*group)
    counts = {key: cells[f"reasons.{key}"] for key in among}
    most = max((count for count in counts.values() if count), default=0)
    if not most or not _is_commonest(cells, most):
        return (), 0
    return tuple(key for key, count in counts.items() if count == most), most


def _is_commonest(cells: dict[str, int | None], most: int) -> bool:
    """Return whether no hidden reason can be as common: all hidden ones together are fewer."""
    not_asked = cells["not_asked"]
    shown = sum(count for key, count in cells.items() if key.startswith("reasons.") and count is not None)
    return not_asked is not None and not_asked - shown < most


def _running(names: list[str], lang: Lang) -> str:
    """Join names as a sentence does, with one capital; one that begins with several, such as LSS, keeps them."""
    rest = [name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}" for name in names[1:]]
    return listing([*names[:1], *rest], lang)
