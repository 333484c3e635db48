"""What `Kontroll` looks for: each finding with its words, and the formulas that count it and find its first row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.form.layout import HEAD_FIELDS, HOW_ASKED, KINDS_OF_VIOLENCE, ROW_ID, Kind, Presence
from fokusmanad.template import conditions as when
from fokusmanad.template.lists import KOMMUN_LIST
from fokusmanad.template.plan import REACH
from fokusmanad.text import Lang, month_name, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.form.layout import Column
    from fokusmanad.template.plan import Plan


class Finding(NamedTuple):
    """A problem: its name, the formula for how many there are, and the formula for their rows, 1 or 0 each."""

    label: str
    total: str
    rows: str = ""


# An unreadable answer may be a misspelled Ja, which has a finding of its own.
_NOT_YES = f"(1-{when.unreadable('answer')})*(1-{when.SAID_YES})"
_TO_EMPTY = {"reason": when.ASKED, "answer": when.NOT_ASKED}


def head_faults(plan: Plan, *, with_kommuner: bool) -> Iterator[Finding]:
    """Yield the problems of the head: FM204, FM205, FM206, FM209, FM304."""
    yield Finding("Felvärde i fliken Kommun, till exempel #SAKNAS!", "+".join(map(_is_error, plan.head.values())))
    for field in HEAD_FIELDS:
        cell = plan.head[field.key]
        # An error value has its own finding, and must not spread to every other line.
        text = f'IFERROR({when.stripped(cell)},"")'
        if field.required:
            yield Finding(f"{field.label} saknas", f"(LEN({text})=0)*1")
        if field.kind is Kind.KOMMUN and with_kommuner:
            yield Finding("Kommunens namn finns inte i listan", f"(LEN({text})>0)*(1-{_is_kommun(text)})")
        if field.kind is Kind.PERIOD:
            yield Finding("Perioden ska skrivas som 2026-03", f"(LEN({text})>0)*(1-{_is_period(cell, text)})")
        if field.kind is Kind.NUMBER:
            yield Finding(f"{field.label} ska vara ett helt tal", f"(LEN({text})>0)*(1-{_is_whole(text)})")
        if field.kind is Kind.STAFF:
            either = f"SIGN({_is_whole(text)}+{_is_whole(_first_word(text))}+{_is_whole(_last_word(text))})"
            yield Finding(f"{field.label} ska vara ett helt tal", f"(LEN({text})>0)*(1-{either})")
        if field.kind is Kind.CHOICE:
            words = when.readable(HOW_ASKED.key)
            read = f"ISNUMBER(MATCH({when.normal(cell, HOW_ASKED)},{words},0))"
            yield Finding(f"{field.label} finns inte i listan", f"(LEN({text})>0)*(1-{read})")
        if field.kind is Kind.YES_NO:
            column = plan.layout.column("asked")
            read = f"ISNUMBER(MATCH({when.normal(cell, column)},{when.readable('asked')},0))"
            yield Finding(f"{field.label} ska vara Ja eller Nej", f"(LEN({text})>0)*(1-{read})")
    nil = f"({when.is_answer(plan.head['nil'], plan.layout.column('asked'), 'yes')})"
    yield Finding("Inga besök är Ja, fast rader är ifyllda", f"{nil}*(SUM({when.FILLED_ROW})>0)")
    yield Finding("Ingen rad är ifylld, och Inga besök är inte Ja", f"(1-{nil})*(SUM({when.FILLED_ROW})=0)")


def contradictions(plan: Plan) -> Iterator[Finding]:
    """Yield what leaves rows out, and other contradictions: FM302 at the question itself, FM401 to FM403 and FM410."""
    asked = f"{when.FILLED_ROW}*{when.empty('asked')}"
    yield _rows("Fick frågan saknas (raden räknas inte)", asked)
    yield _rows("Orsak fast personen fick frågan (raden räknas inte)", f"{when.ASKED}*{when.filled('reason')}")
    yield _rows("Svar fast personen inte fick frågan (raden räknas inte)", f"{when.NOT_ASKED}*{when.filled('answer')}")
    for column in _follow_a_yes(plan):
        condition = f"{when.FILLED_ROW}*{when.filled(column.key)}*{_NOT_YES}"
        yield _rows(f"{column.heading} är ifyllt fast svaret inte är Ja", condition)


def row_faults(plan: Plan) -> Iterator[Finding]:
    """Yield answers that are missing or cannot be read: FM302, FM301 with FM304 and FM409."""
    neither = f"{when.empty('reason')}*{when.empty('answer')}"
    yield _rows("Orsaken saknas", f"{when.NOT_ASKED}*{neither}")
    yield _rows("Svaret saknas", f"{when.ASKED}*{neither}")
    for column in plan.answered:
        if column.presence is Presence.REQUIRED and column.key not in {"asked", "reason", "answer"}:
            yield _rows(f"{column.heading} saknas", f"{when.FILLED_ROW}*{when.empty(column.key)}")
    for column in plan.answered:
        condition = when.unreadable(column.key)
        if to_empty := _NOT_YES if column in _follow_a_yes(plan) else _TO_EMPTY.get(column.key):
            # An answer that must not be there need not be in the list; an error value is reported all the same.
            condition += f"*(1-{to_empty}*(1-ISERROR({when.rows_of(column.key)})))"
        yield _rows(f"{column.heading}: svaret finns inte i listan", condition)
    below = ",".join(plan.reference(key, first=plan.last_row + 1, last=20 * REACH) for key in plan.filled_in)
    yield Finding(f"Ifyllda celler efter rad {number(plan.last_row)}, som inte kontrolleras här", f"COUNTA({below})")


def warnings(plan: Plan) -> Iterator[Finding]:
    """Yield what may be right after all: FM404, FM408, FM411."""
    if ROW_ID in plan.columns:
        yield _rows("Samma Löpnr två gånger", when.SAME_ROW_ID)
    if plan.columns.keys() >= set(KINDS_OF_VIOLENCE):
        no_kind = "*".join(f"({when.says(plan, key, 'no')})" for key in KINDS_OF_VIOLENCE)
        yield _rows("Svar är Ja, fast alla slag av våld är Nej", f"{when.SAID_YES}*{no_kind}")
    visitors = _as_number(when.stripped(plan.head["visitors"]))
    yield Finding("Fler rader än Antal vuxna besökare", f"IFERROR((SUM({when.FILLED_ROW})>{visitors})*1,0)")


def _follow_a_yes(plan: Plan) -> list[Column]:
    """Return the columns that are filled in only where the answer is Ja."""
    return [column for column in plan.answered if column.key == "when" or column.is_after_yes]


def _rows(label: str, condition: str) -> Finding:
    return Finding(label, f"SUM({condition})", condition)


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


def _is_month(cell: str, text: str) -> str:
    """Write whether a month is a date, or written as 2026-03, as a date, or as mars 2026."""
    dashed = text
    for sign in "–/.":
        dashed = f'SUBSTITUTE({dashed},"{sign}","-")'
    as_date = f'ISNUMBER(DATEVALUE({dashed}&IF(LEN({dashed})<8,"-01","")))'
    numeric = f'(LEFT({dashed},2)="20")*(MID({dashed},5,1)="-")*{as_date}'
    name = f"LEFT({text},MAX(0,LEN({text})-5))"
    named = f'ISNUMBER(MATCH({name},{_month_names()},0))*ISNUMBER(DATEVALUE(RIGHT({text},4)&"-01-01"))'
    return f"SIGN(ISNUMBER({cell})+{numeric}+{named})"


def _is_period(cell: str, text: str) -> str:
    """Write whether a period is a month, or begins or ends with a year and is a week, a quarter, a year or days."""
    year = f'ISNUMBER(DATEVALUE(LEFT({text},4)&"-01-01"))+ISNUMBER(DATEVALUE(RIGHT({text},4)&"-01-01"))'
    words = ",".join(f'"{word}"' for word in ("v", "w", "q", "kv", "till", "–", "/"))
    longer = f"SIGN({year})*SIGN((LEN({text})=4)+SUM(ISNUMBER(SEARCH({{{words}}},{text}))*1)+(LEN({text})=21))"
    return f"SIGN({_is_month(cell, text)}+{longer})"


def _month_names() -> str:
    """Return the spellings of a month that `parse_month` reads."""
    months = [f"0000-{index:02}" for index in range(1, 13)]
    names = [month_name(month, lang).partition(" ")[0].casefold() for lang in Lang for month in months]
    quoted = (f'"{name}"' for name in dict.fromkeys((*names, *(name[:3] for name in names))))
    return f"{{{','.join(quoted)}}}"


def _is_kommun(text: str) -> str:
    """Write whether a name is in the register, perhaps with "kommun" or "stad" and the genitive."""
    bare = f'SUBSTITUTE(SUBSTITUTE(LOWER({text})," kommun","")," stad","")'
    without_s = f'IF(RIGHT({bare},1)="s",COUNTIF({KOMMUN_LIST},LEFT({bare},MAX(1,LEN({bare})-1))),0)'
    return f"SIGN(COUNTIF({KOMMUN_LIST},{bare})+{without_s})"
