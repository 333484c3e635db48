"""Conditions on the form's rows as formulas: each is a defined name that is 1 or 0 for every row.

Defined names keep the formulas of `Kontroll` readable, and every version of Excel calculates them as arrays. A
condition reads an answer as `Column.read` does, for everything that people type or paste: case, spaces, dashes, a final
full stop and other spellings. Beyond that (full-width letters, say) only `validate` knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName

from fokusmanad.form.layout import COMMENT, HOW_ASKED, ROW_ID, YES_NO_MARKS
from fokusmanad.template import identity
from fokusmanad.template.formulas import array, without
from fokusmanad.text import NO_BREAK_SPACE, NOTHING_MARKS, NOTHING_WORDS, fold_loosely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl import Workbook

    from fokusmanad.form.layout import Column
    from fokusmanad.template.plan import Plan

FILLED_ROW = "Rad_ifylld"
ASKED, NOT_ASKED = "Fick_ja", "Fick_nej"
SAID_YES = "Svar_ja"
SAME_ROW_ID = "Lopnr_igen"
_BELOW_HEADINGS = "Under_rubriken"

_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"
_PUNCTUATION = ".:?"
_JOINERS = "-/"


def define(book: Workbook, plan: Plan, last_row: str) -> None:
    """Define all names. `last_row` is the cell with the number of rows, the headings included, to be examined."""
    names = (*_values(plan), *_columns(plan, last_row), *_lists(plan), *identity.names(), *_rows(plan))
    for name, formula in names:
        book.defined_names[name] = DefinedName(name, attr_text=formula)


def value_of(key: str) -> str:
    """Name a value of the head as text. Excel takes formulas of 8,192 characters, and some repeat it many times."""
    return f"Uppgift_{key}"


def rows_of(key: str) -> str:
    """Name the rows of a column, its heading first."""
    return f"Kolumn_{key}"


def readable(key: str) -> str:
    """Name the words that can be read in a column."""
    return f"Lasbara_{key}"


def filled(key: str) -> str:
    """Name the condition that a column is filled in."""
    return f"Ifylld_{key}"


def unreadable(key: str) -> str:
    """Name the condition that a column holds something that is none of its answers."""
    return f"Olasbar_{key}"


def empty(key: str) -> str:
    """Write the condition that a column is empty."""
    return f"(1-{filled(key)})"


def says(plan: Plan, key: str, answer: str) -> str:
    """Return the condition that a column holds one of its answers, given by its key."""
    column = plan.layout.column(key)
    return _one_of(rows_of(key), column, array(_words(column, answer)))


def identity_numbers(key: str) -> str:
    """Name the condition that a column holds something shaped like an identity number."""
    return f"Personnummer_{key}"


def is_answer(reference: str, column: Column, answer: str) -> str:
    """Return the condition that a single cell holds one of the answers."""
    return _one_of(reference, column, array(_words(column, answer)))


def stripped(reference: str) -> str:
    """Write a cell or column as text without outer, repeated and no-break spaces."""
    text = f'SUBSTITUTE({reference}&"","{NO_BREAK_SPACE}"," ")'
    return f'TRIM(SUBSTITUTE({text},"{_ZERO_WIDTH}",""))'


def normal(reference: str, column: Column) -> str:
    """Write a cell or column the way that the words of `readable` are written, but for case, which Excel ignores."""
    text = stripped(reference)
    inner = _inner_signs(column)
    for sign in _PUNCTUATION:
        text = _without_last(text, sign) if sign in inner else f'SUBSTITUTE({text},"{sign}","")'
    text = f"TRIM({text})"
    labels = "".join(_normal_word(label, inner) for label in column.labels)
    if "-" in labels:
        text = f'SUBSTITUTE({text},"–","-")'
    for joiner in _JOINERS:
        if joiner in labels:
            text = f'SUBSTITUTE(SUBSTITUTE({text}," {joiner}","{joiner}"),"{joiner} ","{joiner}")'
    return text


def normal_heading(reference: str) -> str:
    """Write a heading the way that `normal_words` writes headings."""
    return f'IFERROR(TRIM(SUBSTITUTE({without(stripped(reference), _PUNCTUATION)},"–","-")),"")'


def normal_words(words: Iterable[str]) -> str:
    """Return words without their punctuation, as an array."""
    return array(_normal_word(word, "") for word in words)


def _holds_nothing(reference: str) -> str:
    """Write the condition that a cell or column is blank or has a mark for nothing, as `is_nothing` has it."""
    text = stripped(reference)
    unmarked = without(text, (*NOTHING_MARKS, "–", "—"))
    return f"((LEN({unmarked})=0)+ISNUMBER(MATCH({text},{array(sorted(NOTHING_WORDS))},0)))"


def _values(plan: Plan) -> Iterator[tuple[str, str]]:
    for key, cell in plan.head.items():
        # An error value has its own finding, and must not spread to every other line.
        yield value_of(key), f'IFERROR({stripped(cell)},"")'


def _columns(plan: Plan, last_row: str) -> Iterator[tuple[str, str]]:
    """Name each column from its heading, so that a row inserted first is within, down to the last filled row."""
    for key in plan.columns:
        whole = plan.reference(key, first=plan.heading_row, last=plan.last_row)
        yield rows_of(key), f"{whole.partition(':')[0]}:INDEX({whole},{last_row})"


def _lists(plan: Plan) -> Iterator[tuple[str, str]]:
    for column in (*plan.answered, HOW_ASKED):
        yield readable(column.key), array(word for answer in column.answers for word in _words(column, answer.key))


def _rows(plan: Plan) -> Iterator[tuple[str, str]]:
    yield _BELOW_HEADINGS, f"(ROW({rows_of(plan.filled_in[0])})>ROW({plan.heading_cell}))*1"
    for key in plan.columns:
        # An error value is something too, and must not spread: 1/… turns all but "empty" into an error.
        yield filled(key), f"1-ISNUMBER(1/{_holds_nothing(rows_of(key))})"
    for column in plan.answered:
        known = _one_of(rows_of(column.key), column, readable(column.key))
        yield unreadable(column.key), f"{_BELOW_HEADINGS}*{filled(column.key)}*(1-{known})"
    yield FILLED_ROW, f"{_BELOW_HEADINGS}*SIGN({'+'.join(map(filled, plan.filled_in))})"
    for name, key, answer in ((ASKED, "asked", "yes"), (NOT_ASKED, "asked", "no"), (SAID_YES, "answer", "yes")):
        yield name, says(plan, key, answer)
    for key in (ROW_ID, COMMENT):
        if key in plan.columns:
            yield identity_numbers(key), f"{_BELOW_HEADINGS}*{identity.holds_identity_number(rows_of(key))}"
    if ROW_ID in plan.columns:
        number = f'{stripped(rows_of(ROW_ID))}&"|"&{FILLED_ROW}'
        place = f"ROW({rows_of(ROW_ID)})-ROW({plan.heading_cell})+1"
        yield SAME_ROW_ID, f"{FILLED_ROW}*{filled(ROW_ID)}*ISNUMBER(1/(MATCH({number},{number},0)<{place}))"


def _one_of(reference: str, column: Column, words: str) -> str:
    return f"ISNUMBER(MATCH({normal(reference, column)},{words},0))*1"


def _words(column: Column, answer: str) -> list[str]:
    """Return all spellings of an answer, its label first."""
    label = next(listed.label for listed in column.answers if listed.key == answer)
    readings = ((word, column.read(word)) for word in (*column.spellings, *YES_NO_MARKS))
    others = [word for word, reading in readings if reading and reading.answer.key == answer]
    inner = _inner_signs(column)
    return list(dict.fromkeys(_normal_word(spelling, inner) for spelling in (label, *others)))


def _inner_signs(column: Column) -> str:
    """Return the punctuation inside the answers of a column, such as that of "Övr. skäl", where it must be typed."""
    words = (*column.labels, *column.spellings)
    return "".join(sign for sign in _PUNCTUATION if any(sign in word.rstrip(_PUNCTUATION) for word in words))


def _without_last(text: str, sign: str) -> str:
    return f'IF(RIGHT({text},1)="{sign}",LEFT({text},LEN({text})-1),{text})'


def _normal_word(word: str, inner: str) -> str:
    removed = "".join(sign for sign in _PUNCTUATION if sign not in inner)
    return fold_loosely(word).rstrip(_PUNCTUATION).translate(str.maketrans("", "", removed))
