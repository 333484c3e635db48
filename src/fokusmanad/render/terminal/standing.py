"""Where the kommuner stand, on the coordinator's screen: a strip of 0 to 10 for each, and the lists. No ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render import words
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, TextTable, cleaned, drawn
from fokusmanad.text import Text, number, tenths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.counting.standing import KommunStanding, Standings
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_LISTS = (("works", words.WORKS), ("next", words.NEXT), ("support", words.SUPPORT_WANTED))


def standing(found: Standings, earlier: Standings | None, lang: Lang, screen: Screen) -> str:
    """Write the ratings, what changed since `earlier`, the indicators and the lists of each kommun."""
    return drawn(_blocks(found, earlier, lang, screen), screen)


def _blocks(found: Standings, earlier: Standings | None, lang: Lang, screen: Screen) -> Iterator[Block]:
    period = found.period.words.to(lang) if found.period else ""
    yield Paragraph(words.STANDING.to(lang).format(period=period).strip(" ,"), "bold")
    yield BLANK
    if not found.kommuner:
        yield Paragraph(words.NO_STANDING.to(lang))
        yield BLANK
        return
    yield _scores(found, earlier, lang, screen)
    yield BLANK
    if any(each.indicators for each in found.kommuner.values()):
        yield _indicators(found, lang)
        yield BLANK
    for kommun, each in found.kommuner.items():
        if lists := list(_lists(each, lang, with_roles=found.show_roles)):
            yield from (Paragraph(kommun.name, "bold"), *lists, BLANK)
    yield Paragraph(words.OWN_RATINGS.to(lang))
    yield BLANK


def _scores(found: Standings, earlier: Standings | None, lang: Lang, screen: Screen) -> TextTable:
    before = earlier.kommuner if earlier else {}
    changes = [words.SINCE.to(lang)] if earlier else []
    rows = []
    for kommun, each in found.kommuner.items():
        change = [_change(each, before.get(kommun), lang)] if earlier else []
        scores = each.scores
        span = f"{_score(scores[0], lang)}–{_score(scores[-1], lang)}" if scores else "–"
        rows.append([kommun.name, number(len(scores)), _score(each.median, lang), span, *change, _strip(each, screen)])
    headings = [words.KOMMUN, words.RATINGS, words.MEDIAN, words.SPAN]
    return TextTable([*(heading.to(lang) for heading in headings), *changes, "0    –   10"], rows, wraps=True)


def _score(score: float | None, lang: Lang) -> str:
    if score is None:
        return "–"
    return number(int(score)) if score == int(score) else tenths(score, lang)


def _change(now: KommunStanding, before: KommunStanding | None, lang: Lang) -> str:
    if before is None or before.median is None or now.median is None:
        return "–"
    change = now.median - before.median
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{_score(abs(change), lang)}"


def _strip(each: KommunStanding, screen: Screen) -> str:
    """Return eleven steps from 0 to 10 with a dot where somebody rated."""
    dot, line = ("●", "·") if screen.unicode else ("*", ".")
    rated = {round(score) for score in each.scores}
    return "".join(dot if step in rated else line for step in range(11))


def _indicators(found: Standings, lang: Lang) -> TextTable:
    rows = []
    for kind in found.indicators:
        for kommun, each in found.kommuner.items():
            if indicator := each.indicators.get(kind.key):
                whole = "" if indicator.of is None else number(indicator.of)
                count = "" if indicator.count is None else number(indicator.count)
                rows.append([f"{kind.label} – {kommun.name}", count, whole])
    return TextTable([words.INDICATOR.to(lang), words.COUNT.to(lang), words.OF_HOW_MANY.to(lang)], rows, wraps=True)


def _lists(each: KommunStanding, lang: Lang, *, with_roles: bool) -> Iterator[Paragraph]:
    for about, heading in _LISTS:
        for place, point in enumerate(each.points(about)):
            label = heading.to(lang) if not place else ""
            yield Paragraph(cleaned(point), label=label, indent=_indent(lang))
    if with_roles and (roles := [rating.role for rating in each.ratings if rating.role]):
        yield Paragraph(cleaned(", ".join(roles)), label=words.ROLES.to(lang), indent=_indent(lang))


def _indent(lang: Lang) -> int:
    labels: list[Text] = [*(heading for _, heading in _LISTS), words.ROLES]
    return max(len(label.to(lang)) for label in labels) + 2
