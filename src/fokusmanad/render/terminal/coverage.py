"""The block above figures: their title, which kommuner have answered, and which files are not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.findings.problem import REFUSING
from fokusmanad.form.period import period_name
from fokusmanad.render import words
from fokusmanad.render.terminal.canvas import Paragraph, drawn, unbroken
from fokusmanad.render.who_asks import who_asks_otherwise
from fokusmanad.text import Text, day_name, listing, number, percent, tenths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.counting.coverage import Coverage, Refused
    from fokusmanad.counting.summary import Summary
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_INDENT = 13
_NAMED = 30
"""With more kommuner than this their names are left to the table."""


def titled(title: str, month: str | None, lang: Lang) -> str:
    """Return the title of the figures of a month, with the month where the campaign's title does not name it."""
    shown = unbroken(title) if title else words.SUMMARY.to(lang)
    named = period_name(month, lang) if month else ""
    return shown if named.casefold() in title.casefold() else f"{shown} – {named}"


def coverage(summary: Summary, lang: Lang) -> Iterator[Paragraph]:
    """Yield a labelled paragraph for each fact about the coverage."""
    facts = [
        (words.MONTHS, _months(summary, lang)),
        (words.VISITORS, _visitors(summary, lang)),
        (words.WHO_ASKS, _who_asks(summary, lang)),
    ]
    yield from _labelled([*_of_kommuner(summary.coverage, lang), *facts], lang)


def coverage_of(coverage: Coverage, lang: Lang) -> Iterator[Paragraph]:
    """Yield the same without the visitors, whose number is not published."""
    yield from _labelled(_of_kommuner(coverage, lang), lang)


def describe_gaps(coverage: Coverage, lang: Lang, screen: Screen) -> str:
    """Return who is missing and what is refused, as lines for a note; empty where nothing is."""
    facts = [fact for fact in _of_kommuner(coverage, lang) if fact[0] in {words.MISSING, words.REFUSED}]
    return drawn(_labelled(facts, lang), screen).rstrip("\n")


def _of_kommuner(coverage: Coverage, lang: Lang) -> list[tuple[Text, Iterable[str]]]:
    return [
        (words.RECEIVED, [_received(coverage, lang)]),
        (words.MISSING, _missing(coverage, lang)),
        (words.NIL, _sentence(coverage.nil, lang)),
        (words.OUTSIDE, _outside(coverage, lang)),
        (words.REFUSED, [describe_refused(refused, lang) for refused in coverage.refused]),
    ]


def _labelled(facts: Iterable[tuple[Text, Iterable[str]]], lang: Lang) -> Iterator[Paragraph]:
    for label, sentences in facts:
        for place, sentence in enumerate(sentences):
            yield Paragraph(sentence, label="" if place else label.to(lang), label_style="bold", indent=_INDENT)


def describe_refused(refused: Refused, lang: Lang) -> str:
    """Return the name of a file that is not counted, with its kommun if known, and the reason."""
    # A wrong answer does not refuse the file, so it is no reason where another one does.
    codes = [code for code in refused.codes if code in REFUSING] or refused.codes
    why = "; ".join(f"{CATALOGUE[code].title.to(lang)} [{code}]" for code in codes)
    kommun = f" ({unbroken(refused.kommun)})" if refused.kommun else ""
    return f"{unbroken(refused.file)}{kommun}: {why}" if why else f"{unbroken(refused.file)}{kommun}"


def _received(coverage: Coverage, lang: Lang) -> str:
    came = coverage.came
    if coverage.expected:
        all_expected = words.KOMMUNER.counted(len(coverage.expected), lang)
        count = words.RECEIVED_OF.to(lang).format(received=number(len(came)), expected=all_expected)
    else:
        count = words.KOMMUNER.counted(len(came), lang)
    return f"{count}: {_names(came, lang)}." if 0 < len(came) <= _NAMED else f"{count}."


def _missing(coverage: Coverage, lang: Lang) -> Iterator[str]:
    for sentence in _sentence(coverage.missing, lang):
        if coverage.last_day is None:
            yield f"{sentence} [FM501]"
        else:
            day = day_name(coverage.last_day, lang)
            yield f"{sentence} {words.LAST_DAY.to(lang).format(day=unbroken(day))} [FM501]"


def _sentence(names: Sequence[str], lang: Lang) -> list[str]:
    return [f"{_names(names, lang)}."] if names else []


def _outside(coverage: Coverage, lang: Lang) -> list[str]:
    names = _names(coverage.outside, lang)
    return [f"{words.OUTSIDE_COUNTED.to(lang).format(names=names)} [FM207]"] if names else []


def _names(names: Sequence[str], lang: Lang) -> str:
    return listing([unbroken(name) for name in names], lang)


def _visitors(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield how many of the visitors have a row, of the kommuner that know how many came."""
    known = [(tally.rows, tally.visitors) for tally in summary.kommuner.values() if tally.visitors is not None]
    rows, visitors = sum(rows for rows, _ in known), sum(visitors for _, visitors in known)
    if visitors:
        share = percent(rows, visitors, lang)
        counted = words.FILLED_ROWS.counted(rows, lang)
        known_by_all = len(known) == len(summary.kommuner)
        where = (words.VISITORS_KNOWN_BY_ALL if known_by_all else words.VISITORS_KNOWN_BY).to(lang)
        yield words.VISITORS_OF.to(lang).format(rows=counted, visitors=number(visitors), share=share) + where.format(
            some=number(len(known)), all=number(len(summary.kommuner))
        )


def _months(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield the months of a longer period that a kommun with monthly forms has not sent."""
    wanted = summary.period.months if summary.period and not summary.period.is_month else ()
    for kommun, sent in summary.sent.items():
        if all(period.is_month for period in sent) and (missing := [month for month in wanted if month not in sent]):
            names = [listing([period_name(month, lang) for month in months], lang) for months in (sent, missing)]
            yield words.MONTHS_MISSING.to(lang).format(kommun=unbroken(kommun.name), sent=names[0], missing=names[1])


def _who_asks(summary: Summary, lang: Lang) -> Iterator[str]:
    """Yield who asks otherwise than the others, and how many rows each handläggare has, where the forms say."""
    yield from who_asks_otherwise(summary.settings, lang, unbroken)
    care = [kommun.name for kommun, setting in summary.settings.items() if setting.care_assessors]
    if care:
        yield words.CARE_ASSESSORS_TOO.to(lang).format(names=_names(care, lang))
    known = {kommun: setting.staff for kommun, setting in summary.settings.items() if setting.staff}
    if known:
        rows, staff = sum(summary.kommuner[kommun].rows for kommun in known), sum(known.values())
        yield words.ROWS_A_HEAD.to(lang).format(
            rows=words.FILLED_ROWS.counted(rows, lang), staff=number(staff), each=tenths(rows / staff, lang)
        )
