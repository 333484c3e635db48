"""Words in two languages, and how text, numbers and months are written and compared."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# Characters that take no room: zero-width (no-)joiners and spaces, byte-order mark, soft hyphen.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_ENDING = " ?:."
_AROUND_JOINER = re.compile(r"\s*([-/])\s*")


class Lang(StrEnum):
    """A language of messages and reports."""

    SV = "sv"
    EN = "en"


class Text(NamedTuple):
    """The same words in Swedish and in English."""

    sv: str
    en: str

    def to(self, lang: Lang) -> str:
        """Return the words in `lang`."""
        return self.sv if lang is Lang.SV else self.en


# The same few hundred texts are in every form, those of its guide among them. Longer ones are not cached.
_LONGEST_TEXT = 1_000


def fold(value: str) -> str:
    """Return `value` as it is compared with headings and answers.

    Ignores case, outer and repeated white space, characters that take no room, Unicode form, kinds of dash and
    a final question mark, colon or full stop (docs/form.md).
    """
    return _known_fold(value) if len(value) <= _LONGEST_TEXT else _fold(value)


def _fold(value: str) -> str:
    # Most text is plain.
    plain = value if value.isascii() else unicodedata.normalize("NFKC", value).translate(_INVISIBLE).translate(_DASHES)
    return " ".join(plain.casefold().split()).rstrip(_ENDING)


_known_fold = lru_cache(maxsize=1_000)(_fold)


def fold_loosely(value: str) -> str:
    """Return `value` folded, also without the spaces around a dash or a slash ("18 - 29", "Annat / okänt")."""
    return _AROUND_JOINER.sub(r"\1", fold(value))


# "2. Nej", never "2.1": a number alone is no answer.
_NUMBERED = re.compile(r"\d{1,2}\s?[.):]\s*(?!\d+$)(\S.*)")


def as_chosen(value: str) -> str:
    """Return an answer without what survey tools write around it: a number before it, a separator after it ("Nej;")."""
    bare = value.strip().rstrip(" ;,")
    match = _NUMBERED.fullmatch(bare)
    return match[1] if match else bare


def visible(value: str) -> str:
    """Return `value` without outer white space and without characters that take no room."""
    return value.translate(_INVISIBLE).strip()


# Marks for nothing, and the words of that meaning.
NOTHING_MARKS = "-_./… "
NOTHING_WORDS = frozenset(
    (
        *("n/a", "n.a", "n a", "not applicable", "ej aktuell", "ej aktuellt", "inte aktuellt"),
        *("saknas", "null"),
        *("ej relevant", "inte relevant", "ej tillämplig", "ej tillämpligt", "inte tillämpligt"),
    )
)


def is_nothing(value: str) -> bool:
    """Return whether `value` is blank or only says that there is nothing: "-", "N/A", "Ej aktuellt"."""
    return not visible(value).translate(_DASHES).strip(NOTHING_MARKS) or fold(value) in NOTHING_WORDS


def is_blank(value: str) -> bool:
    """Return whether nothing of `value` is visible."""
    return not value or not visible(value)


def number(count: int) -> str:
    """Return a count with a no-break space between thousands, in Swedish and English alike."""
    return f"{count:,}".replace(",", NO_BREAK_SPACE)


def tenths(value: float, lang: Lang) -> str:
    """Return a number with one decimal: "4,2", in English "4.2"."""
    return f"{value:.1f}".replace(".", Text(",", ".").to(lang))


def percent(part: int, whole: int, lang: Lang) -> str:
    """Return `part` of `whole` in whole per cent, "–" if `whole` is 0."""
    return in_percent(whole_percent(part, whole), lang) if whole else "–"


def whole_percent(part: int, whole: int) -> int:
    """Return `part` of `whole`, which is at least 1, in whole per cent."""
    # Halves go up, as readers round by hand; Python rounds them to the even neighbour.
    return (200 * part + whole) // (2 * whole)


def in_percent(share: int | str, lang: Lang) -> str:
    """Return a share in per cent, or a span of shares, with the sign: "78 %", in English "78%"."""
    return f"{share}{NO_BREAK_SPACE}%" if lang is Lang.SV else f"{share}%"


def plural(count: int, one: str, many: str) -> str:
    """Return a count with its noun: "1 rad", "12 rader"."""
    return f"{number(count)} {one if count == 1 else many}"


def listing(words: Sequence[str], lang: Lang) -> str:
    """Join words as a sentence does: "Berg, Bräcke och Åre"."""
    if len(words) < 2:
        return "".join(words)
    joiner = Text("och", "and").to(lang)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def shortened(words: str, room: int) -> str:
    """Return words as they are, or cut with an ellipsis where they are longer than `room` characters."""
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


_MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("mars", "March"),
    Text("april", "April"),
    Text("maj", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augusti", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def month_name(month: str, lang: Lang) -> str:
    """Return the month "2026-03" as "mars 2026" or "March 2026"."""
    year, _, index = month.partition("-")
    return f"{_MONTHS[int(index) - 1].to(lang)} {year}"


def day_name(day: date, lang: Lang) -> str:
    """Write a day as "25 november 2026"."""
    return f"{day.day} {month_name(day.isoformat()[:7], lang)}"


_NUMERIC_MONTH = re.compile(r"(20\d\d)(?:[-/. ]?(?=\d\d)|[-/. ])(0?[1-9]|1[0-2])(?:[-/. ](?:0?[1-9]|[12]\d|3[01]))?")


def parse_month(value: str) -> str | None:
    """Read "2026-03", "2026-3", "2026-03-15", "202603" or "mars 2026" as "2026-03"; None for anything else."""
    folded = fold(value)
    if match := _NUMERIC_MONTH.fullmatch(folded):
        return f"{match[1]}-{int(match[2]):02}"
    words = folded.split()
    if len(words) == 2 and re.fullmatch(r"20\d\d", words[1]):
        for index, name in enumerate(_MONTHS, start=1):
            if words[0] in {name.sv, name.sv[:3], name.en.casefold(), name.en.casefold()[:3]}:
                return f"{words[1]}-{index:02}"
    return None


_LAST_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c", "é": "e", "ü": "y"})


def alphabetical(word: str) -> str:
    """Return the key that sorts words as a Swedish dictionary does, å, ä and ö last."""
    return fold(word).translate(_LAST_LETTERS)
