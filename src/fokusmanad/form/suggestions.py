"""Suggest the listed word that another one most likely means: never a different thing, never the opposite."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from fokusmanad.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fokusmanad.form.layout import Column

# With one of these words added or left out, an answer means something else: "enrum", "Partner ej med", "Vill svara".
_CHANGING = frozenset(
    ("ej", "inte", "icke", "aldrig", "ingen", "inga", "inget", "utan", "no", "not", "annan", "annat", "redan")
)
# What people add to explain a heading or a label: "Kön (K/M)", "Kommun *".
_EXPLANATION = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|\*")
_WORD = re.compile(r"[^\W_]+")
# A letter or two could be the beginning of anything.
_SHORTEST_PART = 3
# Words, as they are compared, that are often left out or added and change nothing.
_LITTLE = frozenset(("ar", "att", "av", "den", "det", "en", "ett", "for", "i", "med", "och", "pa", "till"))

_Words = tuple[str, ...]


def near_miss(value: str, listed: Iterable[str]) -> str | None:
    """Return the one of `listed` that `value` most likely means, or None if none is near or two are equally near.

    Compare the letters first, å, ä and ö as a and o and without hyphens or explanations; then with each side of a
    slash; then count slips; then look for a part of a listed word.
    """
    words = _words(value)
    if not words:
        return None
    listed = list(listed)
    candidates = [(_words(word), word) for word in listed]
    sides = [(_words(side), word) for word in listed for side in word.split("/")]
    return (
        _nearest([(0, word) for other, word in candidates if "".join(other) == "".join(words)])
        or _nearest([(0, word) for side, word in sides if side == words])
        or _nearest([(slips, word) for other, word in candidates if (slips := _slips(words, other)) is not None])
        or _nearest([(0, word) for other, word in candidates if _is_part(words, other)])
    )


def near_answer(value: str, column: Column) -> str | None:
    """Return the answer of `column` that `value` most likely means, also by its English name; None if none is near."""
    in_english = (answer.label for answer in column.answers if fold(answer.name.en) == fold(value))
    return next(in_english, None) or near_miss(value, column.labels)


def near_heading(value: str, columns: Iterable[Column]) -> str | None:
    """Return the heading of the one of `columns` that `value` most likely means, or None if none is near."""
    return near_miss(value, (column.heading for column in columns))


def _nearest(found: Sequence[tuple[int, str]]) -> str | None:
    least = min((distance for distance, _ in found), default=0)
    nearest = [word for distance, word in found if distance == least]
    return nearest[0] if len(nearest) == 1 else None


def _words(value: str) -> _Words:
    """Return the words of `value` as they are compared: "Kön (K/M)" is ("kon",)."""
    # Decomposed, å is an a and a ring.
    decomposed = unicodedata.normalize("NFD", _EXPLANATION.sub(" ", fold(repair_encoding(value))))
    return tuple(_WORD.findall("".join(letter for letter in decomposed if not unicodedata.combining(letter))))


def repair_encoding(value: str) -> str:
    """Undo the reading of UTF-8 as cp1252: "KÃ¶n" is "Kön"."""
    try:
        return value.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return value


def _slips(words: _Words, listed: _Words) -> int | None:
    """Return how many letters differ, or None if the words differ by more than slips of the keyboard."""
    if len(words) == len(listed):
        slips = [_word_slips(word, other) for word, other in zip(words, listed, strict=True)]
        most = _most_slips(max("".join(words), "".join(listed), key=len))
        total = sum(each for each in slips if each is not None)
        return total if None not in slips and total <= most else None
    longer, shorter = sorted((words, listed), key=len, reverse=True)
    if len(longer) != len(shorter) + 1:
        return None
    without = (longer[:place] + longer[place + 1 :] for place, word in enumerate(longer) if word in _LITTLE)
    return min((1 + found for rest in without if (found := _slips(rest, shorter)) is not None), default=None)


def _word_slips(word: str, listed: str) -> int | None:
    if word == listed:
        return 0
    # The first letter is seldom mistyped, and may turn a word into its opposite (lämpligt, olämpligt).
    if word[0] != listed[0] or word in _CHANGING or any(map(str.isdigit, word + listed)):
        return None
    slips = _distance(word, listed)
    return slips if slips <= _most_slips(max(word, listed, key=len)) else None


def _most_slips(word: str) -> int:
    return 0 if len(word) < 3 else 1 if len(word) < 8 else 2 if len(word) < 13 else 3


def _distance(one: str, other: str) -> int:
    """Return how many letters must be added, removed, replaced or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, other_letter in enumerate(other, start=1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != other_letter))
            if row > 1 < column and (letter, one[row - 2]) == (other[column - 2], other_letter):
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]


def _is_part(words: _Words, listed: _Words) -> bool:
    """Tell whether `listed` begins with `words`, or has them as one of its words, and the rest changes nothing."""
    part, whole = " ".join(words), " ".join(listed)
    if part.isdecimal():
        # An age at the end of a group identifies the group; the beginning of a number could be of any.
        return part in listed
    if len(part) < _SHORTEST_PART or not (whole.startswith(part) or part in listed):
        return False
    return _CHANGING.isdisjoint(set(listed) - set(words))
