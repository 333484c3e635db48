"""What `Kontroll` looks for: each finding with its words, and the formulas that count it and find its first row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.layout import (
    COMMENT,
    HEAD_FIELDS,
    HOW_ASKED,
    KINDS_OF_VIOLENCE,
    MARKS_SHEET,
    READABLE_VERSIONS,
    ROW_ID,
    VERSION,
    Kind,
    Presence,
)
from fokusmanad.template import conditions as when
from fokusmanad.template.identity import holds_identity_number
from fokusmanad.template.lists import CODE_LIST, KOMMUN_LIST
from fokusmanad.template.periods import is_outside, is_period
from fokusmanad.template.plan import REACH
from fokusmanad.text import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fokusmanad.form.layout import Column, HeadField
    from fokusmanad.template.plan import Plan


class Finding(NamedTuple):
    """A problem: its name, the formula for how many there are, and where they are."""

    label: str
    total: str
    rows: str = ""
    """The formula for the rows of the form that have it, 1 or 0 each."""
    column: str = ""
    """The key of the column that it is in."""
    head_cell: str = ""
    """The cell that it is in, as a reference, where that is a cell of the head."""


# An unreadable answer may be a misspelled Ja, which has a finding of its own.
_NOT_YES = f"(1-{when.unreadable('answer')})*(1-{when.SAID_YES})"
_FREE_TEXTS = (Kind.TEXT, Kind.KOMMUN)
_TO_EMPTY = {"reason": when.ASKED, "answer": when.NOT_ASKED}


def head_faults(plan: Plan, *, with_kommuner: bool) -> Iterator[Finding]:
    """Yield the problems of the head: FM106, FM204, FM205, FM206, FM209, FM304, FM305."""
    yield Finding("Felvärde i fliken Kommun, till exempel #SAKNAS!", "+".join(map(_is_error, plan.head.values())))
    for field in HEAD_FIELDS:
        cell = plan.head[field.key]
        text = when.value_of(field.key)
        if field.required:
            yield Finding(f"{field.label} saknas", f"(LEN({text})=0)*1", head_cell=cell)
        if found := _wrong_value(plan, field, cell, text, with_kommuner=with_kommuner):
            label, is_right = found
            yield Finding(label, f"(LEN({text})>0)*(1-{is_right})", head_cell=cell)
        if field.kind in _FREE_TEXTS:
            is_number = holds_identity_number(cell, of_contact=field.key == "contact")
            yield Finding(f"{field.label} innehåller vad som liknar ett personnummer", is_number, head_cell=cell)
    yield from _disagreements(plan, with_kommuner=with_kommuner)
    nil = f"({when.is_answer(plan.head['nil'], plan.layout.column('asked'), 'yes')})"
    yield Finding("Inga besök är Ja, fast rader är ifyllda", f"{nil}*(SUM({when.FILLED_ROW})>0)")
    yield Finding("Ingen rad är ifylld, och Inga besök är inte Ja", f"(1-{nil})*(SUM({when.FILLED_ROW})=0)")


def _wrong_value(plan: Plan, field: HeadField, cell: str, text: str, *, with_kommuner: bool) -> tuple[str, str] | None:
    """Return the words for a wrong value of the head, and the condition that it is right; None for free text."""
    match field.kind:
        case Kind.VERSION:
            known = ",".join(f'"{version}{ending}"' for version in READABLE_VERSIONS for ending in ("", ".0", ",0"))
            label, is_right = f"{field.label} ska vara {VERSION}", f"ISNUMBER(MATCH({text},{{{known}}},0))"
        case Kind.KOMMUN if with_kommuner:
            label, is_right = "Kommunens namn finns inte i listan", _is_kommun(text)
        case Kind.PERIOD:
            label, is_right = "Perioden ska skrivas som 2026-03", is_period(cell, text)
        case Kind.NUMBER | Kind.STAFF:
            words = (text,) if field.kind is Kind.NUMBER else (text, _first_word(text), _last_word(text))
            label, is_right = f"{field.label} ska vara ett helt tal", f"SIGN({'+'.join(map(_is_whole, words))})"
        case Kind.CHOICE:
            is_right = f"ISNUMBER(MATCH({when.normal(cell, HOW_ASKED)},{when.readable(HOW_ASKED.key)},0))"
            label = f"{field.label} finns inte i listan"
        case Kind.YES_NO:
            column = plan.layout.column("asked")
            is_right = f"ISNUMBER(MATCH({when.normal(cell, column)},{when.readable('asked')},0))"
            label = f"{field.label} ska vara Ja eller Nej"
        case _:
            return None
    return label, is_right


def _disagreements(plan: Plan, *, with_kommuner: bool) -> Iterator[Finding]:
    """Yield a code of another kommun, or of none, and a period that the campaign does not count: FM205, FM206."""
    name, code = when.value_of("kommun"), when.value_of("kommunkod")
    digits = f'RIGHT("0000"&{code},4)'
    if plan.kommun:
        # Of a form made for another kommun, which somebody has changed throughout, only `validate` knows.
        is_its_code = f'({digits}="{plan.kommun.code}")'
        its_name = f'"{plan.kommun.name}"'
        apart = f"ABS({_is_named(name, its_name)}-{is_its_code})"
    else:
        of_code = f'IFERROR(INDEX({KOMMUN_LIST},MATCH({digits},{CODE_LIST},0)),"?")'
        apart = f"{_is_kommun(name)}*(1-{_is_named(name, of_code)})"
    if plan.kommun or with_kommuner:
        both = f"(LEN({name})>0)*(LEN({code})>0)"
        yield Finding(
            "Kommun och Kommunkod hör inte ihop", f"IFERROR({both}*{apart},0)", head_cell=plan.head["kommunkod"]
        )
    if plan.period:
        cell = plan.head["period"]
        text = when.value_of("period")
        outside = f"(LEN({text})>0)*{is_period(cell, text)}*{is_outside(cell, text, plan.period)}"
        label = f"Perioden ska vara {plan.period.words.sv} eller en del av den"
        yield Finding(label, f"IFERROR({outside},0)", head_cell=cell)


def contradictions(plan: Plan) -> Iterator[Finding]:
    """Yield what leaves rows out, and other contradictions: FM302 at the question itself, FM401 to FM403 and FM410."""
    asked = f"{when.FILLED_ROW}*{when.empty('asked')}"
    yield _rows("Fick frågan saknas (raden räknas inte)", asked, "asked")
    reason, answer = (when.filled(key) for key in ("reason", "answer"))
    yield _rows("Orsak fast personen fick frågan (raden räknas inte)", f"{when.ASKED}*{reason}", "reason")
    yield _rows("Svar fast personen inte fick frågan (raden räknas inte)", f"{when.NOT_ASKED}*{answer}", "answer")
    for column in _follow_a_yes(plan):
        condition = f"{when.FILLED_ROW}*{when.filled(column.key)}*{_NOT_YES}"
        yield _rows(f"{column.heading} är ifyllt fast svaret inte är Ja", condition, column.key)


def heading_faults(plan: Plan) -> Iterator[Finding]:
    """Yield required headings that are missing or changed, and repeated ones: FM201, FM202."""
    required = [key for key in plan.columns if plan.layout.column(key).presence is Presence.REQUIRED]
    row = f"rad {plan.heading_row} i fliken {plan.form_sheet}"
    yield Finding(f"Rubriker som saknas eller är ändrade, {row}", "+".join(_is_changed(plan, key) for key in required))
    yield Finding(f"Rubriker som står två gånger, {row}", f"SUM({_is_heading_again(plan)})")


def row_faults(plan: Plan) -> Iterator[Finding]:
    """Yield identity numbers, and answers that are missing or unreadable: FM305, FM302, FM301 with FM304 and FM409."""
    neither = f"{when.empty('reason')}*{when.empty('answer')}"
    for key in (ROW_ID, COMMENT):
        if key in plan.columns:
            heading = plan.layout.column(key).heading
            yield _rows(f"{heading} innehåller vad som liknar ett personnummer", when.identity_numbers(key), key)
    yield _rows("Orsaken saknas", f"{when.NOT_ASKED}*{neither}", "reason")
    yield _rows("Svaret saknas", f"{when.ASKED}*{neither}", "answer")
    for column in plan.answered:
        if column.presence is Presence.REQUIRED and column.key not in {"asked", "reason", "answer"}:
            yield _rows(f"{column.heading} saknas", f"{when.FILLED_ROW}*{when.empty(column.key)}", column.key)
    for column in plan.answered:
        condition = when.unreadable(column.key)
        if to_empty := _NOT_YES if column in _follow_a_yes(plan) else _TO_EMPTY.get(column.key):
            # An answer that must not be there need not be in the list; an error value is reported all the same.
            condition += f"*(1-{to_empty}*(1-ISERROR({when.rows_of(column.key)})))"
        yield _rows(f"{column.heading}: svaret finns inte i listan", condition, column.key)
    below = ",".join(plan.reference(key, first=plan.last_row + 1, last=20 * REACH) for key in plan.filled_in)
    yield Finding(f"Ifyllda celler efter rad {number(plan.last_row)}, som inte kontrolleras här", f"COUNTA({below})")


def warnings(plan: Plan, *, sheets: int) -> Iterator[Finding]:
    """Yield what may be right after all: FM203, FM210 and FM306 in part, FM404, FM405, FM408, FM411.

    The workbook has this many `sheets` where nobody has added one.
    """
    if ROW_ID in plan.columns:
        yield _rows("Samma Löpnr två gånger", when.SAME_ROW_ID, ROW_ID)
    if plan.columns.keys() >= set(KINDS_OF_VIOLENCE):
        no_kind = "*".join(f"({when.says(plan, key, 'no')})" for key in KINDS_OF_VIOLENCE)
        yield _rows("Svar är Ja, fast alla slag av våld är Nej", f"{when.SAID_YES}*{no_kind}", "answer")
    others = [key for key in plan.columns if plan.layout.column(key).presence is not Presence.REQUIRED]
    beyond = f"SUM((LEN({when.normal_heading(plan.right_of_headings)})>0)*1)"
    unknown = "+".join([beyond, *(_is_changed(plan, key) for key in others)])
    yield Finding(
        "Kolumner med en annan rubrik än mallens, som inte läses", f"{unknown}-SUM({_is_heading_again(plan)})"
    )
    asked = when.rows_of("asked")
    # SUBTOTAL with 103 counts what is in sight only.
    yield Finding("Dolda eller bortfiltrerade rader, som räknas ändå", f"COUNTA({asked})-SUBTOTAL(103,{asked})")
    if COMMENT in plan.columns:
        address = f'{when.FILLED_ROW}*ISNUMBER(SEARCH("@",{when.rows_of(COMMENT)}))'
        yield _rows("Kommentar innehåller vad som liknar en e-postadress", address, COMMENT)
    # Excel before 2013 cannot count sheets. A marked copy has one more, with the problems.
    more = f"""_xlfn.SHEETS()-{sheets}-ISREF(INDIRECT("'{MARKS_SHEET}'!A1"))"""
    yield Finding("Fler flikar än mallens, som inte räknas här", f"IFERROR(MAX(0,{more}),0)")
    visitors = _as_number(when.stripped(plan.head["visitors"]))
    yield Finding("Fler rader än Antal vuxna besökare", f"IFERROR((SUM({when.FILLED_ROW})>{visitors})*1,0)")


def _is_changed(plan: Plan, key: str) -> str:
    cell = plan.reference(key, first=plan.heading_row, last=plan.heading_row).partition(":")[0]
    return f"(1-{_is_heading(cell, [plan.layout.column(key)])})"


def _is_heading_again(plan: Plan) -> str:
    return _is_heading(plan.right_of_headings, [plan.layout.column(key) for key in plan.columns])


def _is_heading(reference: str, columns: Iterable[Column]) -> str:
    """Write whether a cell, or each of several, holds the heading of one of the columns: 1 or 0."""
    headings = dict.fromkeys(spelling for column in columns for spelling in (column.heading, *column.headings))
    return f"ISNUMBER(MATCH({when.normal_heading(reference)},{when.normal_words(headings)},0))*1"


def _follow_a_yes(plan: Plan) -> list[Column]:
    """Return the columns that are filled in only where the answer is Ja."""
    return [column for column in plan.answered if column.key == "when" or column.is_after_yes]


def _rows(label: str, condition: str, column: str) -> Finding:
    return Finding(label, f"SUM({condition})", condition, column)


def _as_number(text: str) -> str:
    return f'VALUE(SUBSTITUTE({text}," ",""))'


def _is_error(cell: str) -> str:
    return f"ISERROR({cell})*1"


def _is_whole(text: str) -> str:
    """Write whether a text is a whole number, perhaps with spaces between thousands and ,0 or .0 last."""
    bare = f'SUBSTITUTE({text}," ","")'
    whole = f'IF(OR(RIGHT({bare},2)=",0",RIGHT({bare},2)=".0"),LEFT({bare},LEN({bare})-2),{bare})'
    # Not by VALUE, which reads "1e3", "1/2" and "$5" too.
    digits = f'SUM(LEN({whole})-LEN(SUBSTITUTE({whole},{{0,1,2,3,4,5,6,7,8,9}},"")))'
    return f"({digits}>0)*({digits}=LEN({whole}))"


def _first_word(text: str) -> str:
    """Write the first word, such as 12 of "12 st"."""
    return f'LEFT({text},IFERROR(SEARCH(" ",{text})-1,LEN({text})))'


def _last_word(text: str) -> str:
    """Write the last word, such as 12 of "ca 12"."""
    return f'TRIM(RIGHT(SUBSTITUTE({text}," ",REPT(" ",40)),40))'


def _is_kommun(text: str) -> str:
    """Write whether a name is in the register, perhaps with "kommun" or "stad" and the genitive."""
    bare = _bare_kommun(text)
    without_s = f'IF(RIGHT({bare},1)="s",COUNTIF({KOMMUN_LIST},LEFT({bare},MAX(1,LEN({bare})-1))),0)'
    return f"SIGN(COUNTIF({KOMMUN_LIST},{bare})+{without_s})"


def _is_named(text: str, kommun: str) -> str:
    """Write whether a text is the name of a kommun, perhaps with "kommun" or "stad" and the genitive."""
    bare = _bare_kommun(text)
    return f'SIGN(({bare}=LOWER({kommun}))+({bare}=LOWER({kommun})&"s"))'


def _bare_kommun(text: str) -> str:
    return f'SUBSTITUTE(SUBSTITUTE(LOWER({text})," kommun","")," stad","")'
