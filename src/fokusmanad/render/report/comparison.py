"""The section that compares this month with an earlier one: the same kommuner first, then all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.layout import NOT_STATED
from fokusmanad.form.period import period_name
from fokusmanad.render import words as shared_words
from fokusmanad.render.differences import points, sentence, signed, signed_count
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import PairChart, Paragraph, PortionPair, Row, Section, Subheading, Table
from fokusmanad.render.report.shares import difference, portion
from fokusmanad.render.report.tables import TOTAL, reason_name, with_figures
from fokusmanad.render.values import Sign, written
from fokusmanad.text import alphabetical, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.publishing.publication import Earlier, Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.report.blocks import Block
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.render.values import Value
    from fokusmanad.text import Lang, Text


class _Pair(NamedTuple):
    """The same group in both months, by its name in the figures of each."""

    name: str
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    short: str
    """Its name among the names of sheets."""
    is_total: bool = False


class _Compared:
    """Two months, with the lookups that the section's parts share."""

    def __init__(self, publication: Publication, earlier: Earlier, options: ReportOptions) -> None:
        self.publication, self.earlier, self.options = publication, earlier, options
        self.lang = options.lang
        self.months = (period_name(earlier.month, self.lang), period_name(publication.figures.month, self.lang))
        now = {kommun.name for kommun in publication.kommuner}
        self.came = _in_order(now - set(earlier.kommuner))
        self.left = _in_order(set(earlier.kommuner) - now)

    def portions(self, pair: _Pair, part: str, whole: str) -> tuple[Portion, Portion]:
        """Return a share of the group in both months."""
        before, now = self.earlier.figures, self.publication.figures
        return portion(before, pair.earlier, part, whole), portion(now, pair.later, part, whole)

    @property
    def same(self) -> _Pair | None:
        """The kommuner of both months together; their totals are those of all if none came or left."""
        if not self.publication.both:
            return None
        before, now = ("subtotal", self.publication.figures.month), ("subtotal", self.earlier.month)
        published = (*before, "eligible") in self.earlier.figures.cells
        if not published and (self.came or self.left):
            return None
        name = words.SAME_KOMMUNER.to(self.lang)
        short = words.SHEET_SAME.to(self.lang)
        return _Pair(name, before if published else TOTAL, now if published else TOTAL, short, is_total=True)

    @property
    def own(self) -> tuple[_Pair, ...]:
        """The kommuner of both months, one by one; the options's own alone where it is about one."""
        names = [name for name in self.publication.both if self.options.focus in {None, name}]
        return tuple(_Pair(name, ("kommun", name), ("kommun", name), name) for name in names)


def asked_before(publication: Publication, options: ReportOptions) -> Iterator[str]:
    """Yield the share asked in the earlier month: of the same kommuner, or else of all then; nothing if hidden."""
    if publication.earlier is None:
        return
    compared = _Compared(publication, publication.earlier, options)
    shown = TOTAL if options.focus is None else ("kommun", options.focus)
    pairs = [(pair, words.KEY_BEFORE_SAME) for pair in (compared.own if options.focus else [compared.same]) if pair]
    others = [] if options.focus else [(_Pair("", TOTAL, TOTAL, ""), words.KEY_BEFORE_OTHERS)]
    for pair, found in (*pairs, *others):
        before, now = compared.portions(pair, "asked", "eligible")
        if difference(before, now):
            is_same = found is words.KEY_BEFORE_SAME and now == portion(publication.figures, shown, "asked", "eligible")
            shares = {"before": written(before.share, options.lang), "now": written(now.share, options.lang)}
            yield (words.KEY_BEFORE if is_same else found).to(options.lang).format(month=compared.months[0], **shares)
            return


def compared_section(publication: Publication, earlier: Earlier, options: ReportOptions) -> Section:
    """Return the section on what has changed since the earlier month."""
    compared = _Compared(publication, earlier, options)
    blocks = (*_who(compared), *_same(compared), *_everyone(compared))
    heading = words.COMPARED_SECTION.to(options.lang).format(month=compared.months[0])
    return Section("jamforelse", heading, blocks)


def _who(compared: _Compared) -> Iterator[Block]:
    lang, earlier = compared.lang, compared.months[0]
    both = compared.publication.both
    names = words.SAME_KOMMUNER_ARE.to(lang).format(names=listing(both, lang)) if both else words.NONE_BOTH.to(lang)
    yield Paragraph(names)
    if compared.came:
        yield Paragraph(words.CAME.to(lang).format(month=earlier, names=listing(compared.came, lang)))
    if compared.left:
        yield Paragraph(words.LEFT.to(lang).format(month=earlier, names=listing(compared.left, lang)))
    if compared.options.focus and compared.options.focus not in both:
        yield Paragraph(words.FIRST_TIME.to(lang).format(kommun=compared.options.focus, month=earlier))


def _same(compared: _Compared) -> Iterator[Block]:
    together = (compared.same,) if compared.same else ()
    if compared.own or together:
        short = words.SAME_KOMMUNER_SHORT.to(compared.lang)
        by_kommun = (*compared.own, *(pair._replace(name=short) for pair in together))
        yield _chart(compared, by_kommun)
        yield _by_kommun(compared, by_kommun)
        yield Paragraph(words.DIFFERENCES_MEANT.to(compared.lang))
    for pair in (*(compared.own if compared.options.focus else ()), *together):
        yield from _group(compared, pair)


def _everyone(compared: _Compared) -> Iterator[Block]:
    """Yield the totals of each month, where those are not the same kommuner."""
    if compared.came or compared.left or not compared.same:
        name, short = words.EVERYONE.to(compared.lang), words.SHEET_ALL.to(compared.lang)
        yield from _group(compared, _Pair(name, TOTAL, TOTAL, short, is_total=True))


def _group(compared: _Compared, pair: _Pair) -> Iterator[Block]:
    yield Subheading(pair.name)
    shares = (
        (shared_words.OF_ASKED, compared.portions(pair, "asked", "eligible")),
        (shared_words.OF_YES, compared.portions(pair, "answers.yes", "asked")),
    )
    for share, portions in shares:
        yield Paragraph(_share_sentence(share, portions, compared.lang), important=True)
    yield with_figures(_measures(compared, pair), compared.lang)
    yield with_figures(_reasons(compared, pair), compared.lang)


def _share_sentence(share: Text, portions: tuple[Portion, Portion], lang: Lang) -> str:
    changed = difference(*portions)
    if changed is None:
        sign = _change_sign(*(portion.share for portion in portions))
        reason = words.HIDDEN_TO_COMPARE if sign is Sign.HIDDEN else words.FEW_TO_COMPARE
        return reason.to(lang).format(share=share.to(lang))
    return sentence(share, changed, lang)


def _measures(compared: _Compared, pair: _Pair) -> Table:
    lang = compared.lang
    asked_shares = compared.portions(pair, "asked", "eligible")
    yes_shares = compared.portions(pair, "answers.yes", "asked")
    declined = compared.portions(pair, "answers.declined", "asked")
    rows = (
        _count_row(shared_words.ELIGIBLE_LONG, [share.whole for share in asked_shares], lang),
        _count_row(shared_words.ASKED_LONG, [share.part for share in asked_shares], lang),
        Row(shared_words.SHARE_ASKED_LONG.to(lang), _share_cells(asked_shares, lang)),
        _count_row(shared_words.YES_LONG, [share.part for share in yes_shares], lang),
        Row(shared_words.SHARE_YES_LONG.to(lang), _share_cells(yes_shares, lang)),
        _count_row(shared_words.DECLINED_LONG, [share.part for share in declined], lang),
    )
    caption = words.CHANGE_TABLE.to(lang).format(group=pair.name, **_months(compared))
    name = words.SHEET_COMPARED.to(lang).format(group=pair.short)
    return _table(compared, caption, words.MEASURE, rows, name)


def _count_row(measure: Text, counts: list[int | Sign], lang: Lang) -> Row:
    before, now = counts
    change = (
        signed_count(now - before) if isinstance(before, int) and isinstance(now, int) else _change_sign(before, now)
    )
    return Row(measure.to(lang), (before, now, change))


def _share_cells(shares: tuple[Portion, Portion], lang: Lang) -> tuple[Value, ...]:
    changed = difference(*shares)
    # Shares of too few have no difference, though each can be shown (as in a campaign with lower limits).
    change = (changed and points(changed, lang)) or _change_sign(*(share.share for share in shares))
    return (*(share.share for share in shares), change)


def _change_sign(*values: Value) -> Sign:
    """Return the sign of a difference that cannot be given: hidden if either figure is."""
    return Sign.HIDDEN if Sign.HIDDEN in values else Sign.NOT_AVAILABLE


def _reasons(compared: _Compared, pair: _Pair) -> Table:
    lang = compared.lang
    rows = [
        Row(
            reason_name(compared.publication, key, lang),
            tuple(
                cell
                for share in compared.portions(pair, f"reasons.{key}", "not_asked")
                for cell in (share.part, share.share)
            ),
        )
        for key in (*compared.publication.layout.reasons, NOT_STATED)
    ]
    headings = (
        words.REASON.to(lang),
        *(f"{month}: {column.to(lang).lower()}" for month in compared.months for column in (words.COUNT, words.SHARE)),
    )
    caption = words.CHANGE_REASONS.to(lang).format(group=pair.name, **_months(compared))
    return Table(caption, headings, tuple(rows), words.SHEET_REASONS.to(lang).format(group=pair.short))


def _by_kommun(compared: _Compared, pairs: tuple[_Pair, ...]) -> Table:
    rows = [
        Row(pair.name, _interval_cells(compared.portions(pair, "asked", "eligible"), compared.lang), pair.is_total)
        for pair in pairs
    ]
    caption = words.CHANGE_BY_KOMMUN.to(compared.lang).format(**_months(compared))
    table = _table(compared, caption, words.KOMMUN, tuple(rows), words.SHEET_BY_KOMMUN.to(compared.lang))
    return replace(table, headings=(*table.headings, words.INTERVAL.to(compared.lang)))


def _interval_cells(shares: tuple[Portion, Portion], lang: Lang) -> tuple[Value, ...]:
    """Return both shares, their difference and its interval."""
    changed = difference(*shares)
    interval = changed and changed.interval
    ends = words.FROM_TO.to(lang).format(*(signed(end, lang) for end in interval)) if interval else None
    return (*_share_cells(shares, lang), ends or _change_sign(*(share.share for share in shares)))


def _chart(compared: _Compared, pairs: tuple[_Pair, ...]) -> PairChart:
    drawn = [
        PortionPair(pair.name, *compared.portions(pair, "asked", "eligible"), is_total=pair.is_total) for pair in pairs
    ]
    caption = words.CHANGE_CHART.to(compared.lang).format(**_months(compared))
    return PairChart(caption, "", compared.months, tuple(drawn))


def _table(compared: _Compared, caption: str, first: Text, rows: tuple[Row, ...], name: str) -> Table:
    headings = (first.to(compared.lang), *compared.months, words.DIFFERENCE.to(compared.lang))
    return Table(caption, headings, rows, name)


def _months(compared: _Compared) -> dict[str, str]:
    return {"earlier": compared.months[0], "later": compared.months[1]}


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=alphabetical)
