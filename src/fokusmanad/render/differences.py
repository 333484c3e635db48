"""The words for a difference: points with a sign, or a sentence with its interval and verdict."""

from __future__ import annotations

from math import copysign, floor
from typing import TYPE_CHECKING, assert_never

from fokusmanad.counting.comparison import LEAST_FOR_SHARE, Verdict
from fokusmanad.render import words
from fokusmanad.text import NO_BREAK_SPACE, Text, number

if TYPE_CHECKING:
    from fokusmanad.counting.comparison import Difference
    from fokusmanad.counting.intervals import Interval
    from fokusmanad.text import Lang

_MINUS = "−"
_NARROW = 0.02
"""A narrower interval than this, two percentage points, is shown in tenths."""


def sentence(share: Text, difference: Difference, lang: Lang) -> str:
    """Return the sentence on a share's difference, with the change and its interval."""
    words_of_share = share.to(lang)
    interval = difference.interval
    if interval is None:
        return words.TOO_FEW.to(lang).format(share=words_of_share, least=LEAST_FOR_SHARE)
    in_tenths = _needs_tenths(difference, interval)
    change = words.CHANGE.to(lang).format(
        points=points(difference, lang).replace(" ", NO_BREAK_SPACE),
        low=signed(interval.low, lang, in_tenths=in_tenths),
        high=signed(interval.high, lang, in_tenths=in_tenths),
    )
    return _verdict_words(difference.verdict).to(lang).format(share=words_of_share, change=change)


def _verdict_words(verdict: Verdict) -> Text:
    match verdict:
        case Verdict.INCREASED:
            return words.INCREASED
        case Verdict.DECREASED:
            return words.DECREASED
        case Verdict.NO_SURE_DIFFERENCE:
            return words.NO_SURE_DIFFERENCE
        case Verdict.TOO_FEW:
            return words.TOO_WIDE
    assert_never(verdict)


def points(difference: Difference, lang: Lang) -> str:
    """Return the change with its unit, "+6 procentenheter"; nothing if a share is not shown."""
    interval, change = difference.interval, difference.change
    if interval is None or change is None:
        return ""
    written = signed(change, lang, in_tenths=_needs_tenths(difference, interval))
    unit = words.POINTS.one if written.lstrip(f"+{_MINUS}") == "1" else words.POINTS.many
    return f"{written} {unit.to(lang)}"


def _needs_tenths(difference: Difference, interval: Interval) -> bool:
    """Return whether whole points would say too little, or hide that a sure difference is one."""
    is_sure = difference.verdict in {Verdict.INCREASED, Verdict.DECREASED}
    return interval.width < _NARROW or (is_sure and 0 in {_rounded(100 * end) for end in interval})


def _rounded(value: float) -> int:
    """Round to a whole number, halves away from 0 as by hand, so that rises and falls are treated alike."""
    return int(copysign(floor(abs(value) + 0.5), value))


def signed(fraction: float, lang: Lang, *, in_tenths: bool = False) -> str:
    """Write a fraction in percentage points, whole ones or tenths, with its sign: "+6", "−0,4", "0"."""
    if not in_tenths:
        return signed_count(_rounded(100 * fraction))
    tenths = _rounded(1000 * fraction)
    point = Text(",", ".").to(lang)
    return f"{_sign_of_count(tenths)}{abs(tenths) // 10}{point}{abs(tenths) % 10}"


def signed_count(count: int) -> str:
    """Write a change of a count with its sign: "+1 204", "−3", "0"."""
    return f"{_sign_of_count(count)}{number(abs(count))}"


def _sign_of_count(count: int) -> str:
    if not count:
        return ""
    return "+" if count > 0 else _MINUS
