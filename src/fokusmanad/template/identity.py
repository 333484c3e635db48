"""Formulas that find what is shaped like an identity number, alone in a cell or within its text."""

from __future__ import annotations

from fokusmanad.template.formulas import array, replaced, without

_SEARCHED = 60
"""So many first characters of a text are searched; what comes after is left to `validate`."""
_PLACES, _ONES = "Lagen", "Ettor"
_SHORTEST = 10
_DIGIT = "#"
_SHAPES = (_DIGIT * 10, f"{_DIGIT * 6}-{_DIGIT * 4}")
_SEPARATORS = " -–+./_\N{NO-BREAK SPACE}"
_MONTHS = [f"{month:02}" for month in range(1, 13)]
# A samordningsnummer has 60 added to its day.
_DAYS = [f"{day + added:02}" for added in (0, 60) for day in range(1, 32)]


def names() -> list[tuple[str, str]]:
    """Return the names that the formulas use, with what they stand for: a row of places in a text, a column of ones."""
    places = ",".join(str(place) for place in range(1, _SEARCHED + 1))
    return [(_PLACES, f"{{{places}}}"), (_ONES, f"{{{';'.join('1' * _SEARCHED)}}}")]


def holds_identity_number(reference: str, *, of_contact: bool = False) -> str:
    """Write whether each cell of a column, or a single cell, holds something shaped like an identity number: 1 or 0.

    In the contact person's own cell (`of_contact`) ten digits that begin with 0 are a telephone number.
    """
    text = f'IFERROR({reference}&"","")'
    whole = _is_whole_cell(text)
    if of_contact:
        whole += f'*(LEFT({text},1)<>"0")'
    return f"SIGN({whole}+{_is_within(text, of_contact=of_contact)})"


def _is_whole_cell(text: str) -> str:
    """Write whether a text is ten or twelve digits, however they are apart."""
    digits = without(text, _SEPARATORS)
    last_ten = f"RIGHT({digits},10)"
    return f"((LEN({digits})=10)+(LEN({digits})=12))*{_are_digits(digits)}*{_is_born(last_ten)}"


def _is_within(text: str, *, of_contact: bool) -> str:
    """Write whether six digits and, after a separator or none, four are a birth and not part of a longer number.

    The search takes time for each place of each text, so that it is skipped where no text has as many digits in a row:
    with dates and times in a thousand comments, LibreOffice would calculate for two seconds after each answer.
    """
    signs = replaced(text, _SEPARATORS.replace("-", ""), "-")
    signs = replaced(signs, ("--", "--"), "-")
    # Three characters before, for what comes ahead of the first digit.
    padded = f'"---"&{signs}&"-"'
    before, born = f"MID({padded},{_PLACES},3)", f"MID({padded},{_PLACES}+3,6)"
    apart = f'(MID({padded},{_PLACES}+9,1)="-")'
    last, after = f"MID({padded},{_PLACES}+9+{apart},4)", f"MID({padded},{_PLACES}+13+{apart},1)"
    starts_alone = _is_no_digit(f"RIGHT({before},1)") + (f'*(LEFT({born},1)<>"0")' if of_contact else "")
    begins = (
        f"SIGN({starts_alone}"
        f"+ISNUMBER(MATCH(RIGHT({before},2),{array(('18', '19', '20'))},0))*{_is_no_digit(f'LEFT({before},1)')})"
    )
    number = f"{born}&{last}"
    found = f"(LEN({number})={_SHORTEST})*{_are_digits(number)}*{_is_born(born)}*{begins}*{_is_no_digit(after)}"
    shape = replaced(signs, "0123456789", _DIGIT)
    has_shape = f"ISNUMBER(SEARCH({array(_SHAPES)},{shape}))"
    return f"IF(SUM({has_shape}*1)=0,0,SIGN(MMULT({found},{_ONES})))"


def _are_digits(text: str) -> str:
    # VALUE reads signs, exponents, times and amounts too, but not between a digit and an exponent.
    return f'ISNUMBER(VALUE("1"&SUBSTITUTE({text},",","x")&"e0"))'


def _is_no_digit(sign: str) -> str:
    return f"(1-ISNUMBER(MATCH({sign},{array('0123456789')},0)))"


def _is_born(digits: str) -> str:
    month, day = (f"MID({digits},{place},2)" for place in (3, 5))
    return f"ISNUMBER(MATCH({month},{array(_MONTHS)},0))*ISNUMBER(MATCH({day},{array(_DAYS)},0))"
