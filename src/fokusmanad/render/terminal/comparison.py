"""Two months compared on the coordinator's own screen: who is compared, what changed, what cannot be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.counting.comparison import LEAST_FOR_SHARE, Difference, Share
from fokusmanad.form.layout import NOT_STATED_ANSWER, REASON_GROUP
from fokusmanad.form.period import period_name
from fokusmanad.render import words
from fokusmanad.render.differences import points, sentence, signed, signed_count
from fokusmanad.render.terminal.after_yes import target
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, TextTable, drawn, unbroken
from fokusmanad.render.terminal.coverage import describe_refused
from fokusmanad.text import Lang, Text, listing, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.counting.comparison import Comparison, Pair
    from fokusmanad.counting.summary import Summary
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen

_LONGEST_MONTH = 5


def comparison(comparison: Comparison, lang: Lang, screen: Screen) -> str:
    """Write the whole comparison: like for like, and all where those are not the same kommuner."""
    return drawn(comparison_blocks(comparison, lang), screen)


def comparison_closing(comparison: Comparison, lang: Lang) -> str:
    """Write for each month how many files are counted and how many are not."""
    return "\n".join(_closing(side, lang) for side in (comparison.earlier, comparison.later))


def _closing(summary: Summary, lang: Lang) -> str:
    counted = words.FILES.counted(sum(tally.files for tally in summary.kommuner.values()), lang)
    refused, left_out = number(len(summary.coverage.refused)), number(summary.total.left_out)
    month = period_name(summary.period, lang)
    return Text(
        f"{month}: {counted} räknas och {refused} räknas inte. Utelämnade rader: {left_out}.",
        f"{month}: {counted} counted and {refused} not counted. Rows left out: {left_out}.",
    ).to(lang)


def comparison_blocks(comparison: Comparison, lang: Lang) -> Iterator[Block]:
    """Yield the comparison as paragraphs and tables."""
    yield Paragraph(words.COMPARISON.to(lang).format(**_months(comparison, lang)), "bold")
    yield Paragraph(words.WORKING_MATERIAL.to(lang), "bold yellow")
    yield BLANK
    yield from _who(comparison, lang)
    yield BLANK
    yield from _part(_like_for_like(comparison, lang), comparison.like_for_like, comparison, lang)
    if comparison.only_earlier or comparison.only_later:
        yield from _part(_all(comparison, lang), comparison.all, comparison, lang)
    for told in target(comparison.later, lang):
        yield Paragraph(told)
    yield Paragraph(words.COMPARED_SHARES.to(lang).format(least=LEAST_FOR_SHARE))
    yield Paragraph(words.INTERVAL_DEFINED.to(lang))
    yield Paragraph(words.YES_DEFINED.to(lang))
    yield BLANK


def _months(comparison: Comparison, lang: Lang) -> dict[str, str]:
    return {
        "earlier": unbroken(period_name(comparison.earlier.period, lang)),
        "later": unbroken(period_name(comparison.later.period, lang)),
    }


def _who(comparison: Comparison, lang: Lang) -> Iterator[Paragraph]:
    """Yield a labelled paragraph for each fact about the kommuner."""
    months = _months(comparison, lang)
    other_units = words.OTHER_UNITS_IN.to(lang).format(names=_names(comparison.other_units, lang))
    only_earlier, only_later = (words.IN_ONE.to(lang).format(month=months[side]) for side in ("earlier", "later"))
    facts = [
        (words.IN_BOTH.to(lang), [f"{_names(comparison.both, lang)}."]),
        (only_earlier, [f"{_names(comparison.only_earlier, lang)}."] if comparison.only_earlier else []),
        (only_later, [f"{_names(comparison.only_later, lang)}."] if comparison.only_later else []),
        (words.REFUSED.to(lang), list(_refused(comparison, lang))),
        (words.OTHER_UNITS.to(lang), [other_units] if comparison.other_units else []),
    ]
    indent = max(len(label) for label, sentences in facts if sentences) + 2
    for label, sentences in facts:
        for place, words_so in enumerate(sentences):
            yield Paragraph(words_so, label="" if place else label, label_style="bold", indent=indent)


def _names(kommuner: Iterable[Kommun], lang: Lang) -> str:
    return listing([unbroken(kommun.name) for kommun in kommuner], lang)


def _refused(comparison: Comparison, lang: Lang) -> Iterator[str]:
    for summary in (comparison.earlier, comparison.later):
        month = unbroken(period_name(summary.period, lang))
        for refused in summary.coverage.refused:
            yield f"{month}: {describe_refused(refused, lang)}"


def _like_for_like(comparison: Comparison, lang: Lang) -> str:
    return words.LIKE_FOR_LIKE.to(lang).format(kommuner=number(len(comparison.both)))


def _all(comparison: Comparison, lang: Lang) -> str:
    months = _months(comparison, lang)
    return words.ALL_KOMMUNER.to(lang).format(
        earlier=words.KOMMUNER.counted(len(comparison.earlier.kommuner), lang),
        earlier_month=months["earlier"],
        later=number(len(comparison.later.kommuner)),
        later_month=months["later"],
    )


def _part(heading: str, pair: Pair, comparison: Comparison, lang: Lang) -> Iterator[Block]:
    yield Paragraph(heading, "bold")
    yield BLANK
    yield _measures(pair, comparison, lang)
    yield BLANK
    yield Paragraph(sentence(words.OF_ASKED, pair.asked, lang))
    yield Paragraph(sentence(words.OF_YES, pair.yes, lang))
    yield BLANK
    yield _reasons(pair, comparison, lang)
    yield BLANK
    yield _reason_groups(pair, comparison, lang)
    yield BLANK
    if followed := list(_after_yes(pair, comparison, lang)):
        yield _split(words.AFTER_A_YES, followed, comparison, lang)
        yield BLANK


def stacked(summary: Summary, lang: Lang) -> str:
    """Write a month over its year, a long name by its first three letters."""
    name, _, year = period_name(summary.period, lang).rpartition(" ")
    return f"{name if len(name) <= _LONGEST_MONTH else name[:3]}\n{year}"


def _measures(pair: Pair, comparison: Comparison, lang: Lang) -> TextTable:
    before, now = pair.earlier.counts, pair.later.counts
    rows = [
        _count_row(words.ELIGIBLE_LONG, before.eligible, now.eligible, lang),
        _count_row(words.ASKED_LONG, before.asked, now.asked, lang),
        _share_row(words.SHARE_ASKED_LONG, pair.asked, lang),
        _count_row(words.YES_LONG, before.answers["yes"], now.answers["yes"], lang),
        _share_row(words.SHARE_YES_LONG, pair.yes, lang),
        _count_row(words.DECLINED_LONG, before.answers["declined"], now.answers["declined"], lang),
    ]
    months = [stacked(comparison.earlier, lang), stacked(comparison.later, lang)]
    return TextTable([words.MEASURE.to(lang), *months, words.DIFFERENCE.to(lang)], rows, wraps=True)


def _count_row(measure: Text, before: int, now: int, lang: Lang) -> list[str]:
    return [measure.to(lang), number(before), number(now), signed_count(now - before)]


def _share_row(measure: Text, difference: Difference, lang: Lang) -> list[str]:
    shares = [_share(difference.earlier, lang), _share(difference.later, lang)]
    return [measure.to(lang), *shares, points(difference, lang) or "–"]


def _share(share: Share, lang: Lang) -> str:
    return percent(share.part, share.whole, lang) if share.is_told else "–"


def _reasons(pair: Pair, comparison: Comparison, lang: Lang) -> TextTable:
    """Return the table of reasons, the most common of both months together first and `not_stated` last."""
    both = pair.earlier.counts.reasons + pair.later.counts.reasons
    answers = [*sorted(comparison.reasons, key=lambda answer: -both[answer.key]), NOT_STATED_ANSWER]
    rows = [(answer.name.to(lang), pair.reason(answer.key)) for answer in answers]
    return _split(words.REASON, rows, comparison, lang, total=[words.TOTAL.to(lang), *_total_cells(pair, lang)])


def _reason_groups(pair: Pair, comparison: Comparison, lang: Lang) -> TextTable:
    """Return the table of the groups of reasons, which tell who can act on them, in the order of the form."""
    before, now = (comparison.listed(each.counts) for each in (pair.earlier, pair.later))
    rows = [
        (
            REASON_GROUP.named(key, lang),
            Difference(Share(count, before.not_asked), Share(now.reason_groups[key], now.not_asked)),
        )
        for key, count in before.reason_groups.items()
    ]
    return _split(words.WHO_CAN_ACT, rows, comparison, lang)


def _after_yes(pair: Pair, comparison: Comparison, lang: Lang) -> Iterator[tuple[str, Difference]]:
    """Yield for what followed a yes its share of those who said yes, where both months asked for it."""
    before, now = pair.earlier.counts, pair.later.counts
    for column in comparison.later.after_yes:
        if column.key not in before.after_yes or column.key not in now.after_yes:
            continue
        told = [answer for answer in column.answers if answer.key != "no"]
        for answer in told:
            name = column.name.to(lang) if len(told) == 1 else f"{column.name.to(lang)}: {answer.name.to(lang)}"
            shares = (Share(each.after_yes[column.key][answer.key], each.answers["yes"]) for each in (before, now))
            yield name, Difference(*shares)


def _split(
    first: Text,
    rows: Iterable[tuple[str, Difference]],
    comparison: Comparison,
    lang: Lang,
    total: Sequence[str] = (),
) -> TextTable:
    """Return a table of counts with their shares in both months, and the difference of these."""
    columns = (words.COUNT.to(lang), words.SHARE.to(lang))
    months = [stacked(side, lang) for side in (comparison.earlier, comparison.later)]
    return TextTable(
        headings=[
            first.to(lang),
            *(f"{column}\n{month}" for month in months for column in columns),
            words.DIFFERENCE_IN_POINTS.to(lang),
        ],
        rows=[[name, *_split_cells(difference, lang)] for name, difference in rows],
        total=total,
        wraps=True,
    )


def _split_cells(difference: Difference, lang: Lang) -> list[str]:
    cells = [
        cell for share in (difference.earlier, difference.later) for cell in (number(share.part), _share(share, lang))
    ]
    return [*cells, "–" if difference.change is None else signed(difference.change, lang)]


def _total_cells(pair: Pair, lang: Lang) -> list[str]:
    wholes = [Share(each.counts.not_asked, each.counts.not_asked) for each in (pair.earlier, pair.later)]
    return [*(cell for whole in wholes for cell in (number(whole.part), _share(whole, lang))), ""]
