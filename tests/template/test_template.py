"""The written form: the choices, the locked cells, and that it reads back without problems."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from fokusmanad.campaign.model import Campaign
from fokusmanad.form.kommuner import Kommun, find_kommun, kommuner
from fokusmanad.form.layout import (
    ASKING_SHEET,
    CONTROL_SHEET,
    FORM_SHEET,
    HEAD_SHEET,
    LISTS_SHEET,
    README_SHEET,
    Column,
    Layout,
    Presence,
)
from fokusmanad.form.period import Period
from fokusmanad.template import conditions, template
from fokusmanad.template.plan import HEADING_ROW, PREPARED_ROWS, plan_for
from tests.helpers.workbooks import campaign as campaign_of
from tests.template.forms import filled, found, loaded

_EXTRA = tuple(column.key for column in Layout().columns if column.presence is Presence.EXTRA)


def _pairwise() -> Iterator[tuple[str, ...]]:
    """Yield a few combinations in which every two columns are together, apart both ways, and both missing.

    Two columns differ in some binary digit of their numbers; each digit gives a combination and its opposite.
    """
    yield ()
    yield _EXTRA
    for digit in range(len(_EXTRA).bit_length()):
        for wanted in (0, 1):
            yield tuple(key for number, key in enumerate(_EXTRA, start=1) if number >> digit & 1 == wanted)


def _are() -> Kommun:
    kommun = find_kommun("Åre")
    assert kommun
    return kommun


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return campaign_of(month="2026-03", lan="Jämtlands län", last_day=date(2026, 4, 15))


@pytest.fixture(scope="module")
def data(campaign: Campaign) -> bytes:
    return template(campaign, _are())


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return loaded(data)


def test_the_sheets_stand_in_the_order_of_the_work(book: Workbook) -> None:
    assert book.sheetnames == [README_SHEET, ASKING_SHEET, HEAD_SHEET, FORM_SHEET, CONTROL_SHEET, LISTS_SHEET]
    assert all(sheet.sheet_state == "visible" for sheet in book.worksheets)


def test_the_same_input_gives_the_same_bytes(data: bytes, campaign: Campaign) -> None:
    assert template(campaign, _are()) == data


def test_an_empty_form_lacks_nothing_but_its_rows(data: bytes, campaign: Campaign) -> None:
    assert found(data, campaign) == ["FM407 Kommun B13"]


def test_a_nil_return_is_clean(data: bytes, campaign: Campaign) -> None:
    assert found(filled(data, [], {"Inga besök": "Ja"}), campaign) == []


@pytest.mark.parametrize("columns", list(_pairwise()), ids=lambda columns: "+".join(columns) or "none")
def test_a_filled_form_reads_back_clean(columns: tuple[str, ...]) -> None:
    """Combinations that hold every pair of columns are written, filled in and read."""
    chosen = campaign_of(month="2026-03", columns=[Layout().column(key).heading for key in columns])

    form = filled(template(chosen, _are()), _every_answer_once(chosen), {"Kontaktperson": "Kim"})

    assert found(form, chosen) == []


@pytest.mark.slow
def test_combinations_of_columns_have_their_plan_and_their_formulas() -> None:
    """A combination decides which columns there are and which names the formulas may use."""
    for columns in (*itertools.combinations(_EXTRA, 2), *_pairwise()):
        plan = plan_for(Campaign(columns=columns))
        expected = [
            column.key for column in Layout().columns if column.presence is not Presence.EXTRA or column.key in columns
        ]
        assert list(plan.columns.items()) == [(key, number) for number, key in enumerate(expected, start=1)]

        book = Workbook()
        conditions.define(book, plan, "Kontroll!$G$1")

        names = {name: _outside_quotes(defined.attr_text) for name, defined in book.defined_names.items()}
        used = {word for formula in names.values() for word in re.findall(r"\b[A-Z]\w*_\w+", formula)}
        assert used <= names.keys(), columns
        assert {f"Kolumn_{key}" for key in expected} <= names.keys(), columns


def test_a_blank_form_takes_its_kommun_from_the_register(campaign: Campaign) -> None:
    blank = template(campaign)
    book = loaded(blank)
    listed = _range(book, "Listor_kommun")

    assert listed[:8] == [kommun.name for kommun in campaign.expected]
    assert sorted(listed) == sorted(kommun.name for kommun in kommuner())
    assert _validation(book[HEAD_SHEET], "B5").formula1 == "Listor_kommun"
    good = filled(blank, [], {"Kommun": "Åre", "Inga besök": "Ja"})
    assert found(good, campaign) == []


def test_every_answer_column_has_a_dropdown_of_its_answers(book: Workbook, campaign: Campaign) -> None:
    plan = plan_for(campaign)
    for column in plan.answered:
        dropdown = _validation(book[FORM_SHEET], f"{plan.letter(column.key)}{plan.first_row}")
        assert dropdown.type == "list"
        assert dropdown.errorStyle == "stop"
        assert dropdown.showErrorMessage
        assert dropdown.showInputMessage
        assert tuple(_range(book, dropdown.formula1 or "")) == column.labels
        assert plan.last_row >= 5_000
        assert f"{plan.letter(column.key)}{plan.last_row}" in str(dropdown.sqref)


def test_the_row_number_has_no_room_for_an_identity_number(book: Workbook) -> None:
    """Six characters are allowed, and the hint says so."""
    rule = _validation(book[FORM_SHEET], f"A{HEADING_ROW + 1}")
    assert (rule.type, rule.operator, rule.formula1, rule.errorStyle) == ("textLength", "lessThanOrEqual", "6", "stop")
    assert "högst 6 tecken" in str(rule.prompt)
    assert "högst 6 tecken" in str(rule.error)


def test_no_list_is_inline_and_every_hint_fits_what_excel_allows(campaign: Campaign) -> None:
    every = Campaign(columns=_EXTRA)
    for book in (loaded(template(every)), loaded(template(campaign, _are()))):
        for sheet in book.worksheets:
            for validation in sheet.data_validations.dataValidation:
                assert '"' not in (validation.formula1 or "") or validation.type == "custom"
                assert len(validation.promptTitle or "") <= 32
                assert len(validation.errorTitle or "") <= 32
                assert len(validation.prompt or "") <= 255
                assert len(validation.error or "") <= 225
                assert len(validation.formula1 or "") <= 255


def test_no_answer_and_no_heading_is_cut_off_in_the_lists() -> None:
    long = "Språkförbistring, ingen tolk gick att få"
    every = campaign_of(columns=[Layout().column(key).heading for key in _EXTRA], reasons={long: "language"})

    sheet = loaded(template(every, _are()))[LISTS_SHEET]

    for number, (heading, *labels) in enumerate(sheet.iter_cols(min_row=4, values_only=True), start=1):
        width = sheet.column_dimensions[get_column_letter(number)].width
        assert all(len(str(label or "")) < width for label in labels)
        assert len(str(heading)) * 16 / width < (sheet.row_dimensions[4].height or 0)


def test_units_and_reasons_of_the_campaign_can_be_chosen_and_are_counted() -> None:
    chosen = campaign_of(units={"Våldsteam": "violence_team"}, reasons={"På telefon": "by_phone"}, month="2026-03")
    data = template(chosen, _are())
    book = loaded(data)

    assert _range(book, "Listor_unit")[-1] == "Våldsteam"
    assert _range(book, "Listor_reason")[-1] == "På telefon"
    assert "På telefon" in _texts(book[CONTROL_SHEET])
    row = {"Enhet": "Våldsteam", "Kön": "Man", "Fick frågan": "Nej", "Orsak": "På telefon"}
    assert found(filled(data, [row]), chosen) == []


def test_the_rows_are_prepared_numbered_and_text(book: Workbook) -> None:
    form = book[FORM_SHEET]
    first, last = HEADING_ROW + 1, HEADING_ROW + PREPARED_ROWS

    assert [form.cell(first, 1).value, form.cell(last, 1).value, form.cell(last + 1, 1).value] == [1, 500, None]
    assert form.column_dimensions["E"].number_format == "@"
    assert all(cell.number_format == "@" for cell in form[last])


def test_what_is_known_is_locked_and_what_is_asked_for_is_open(book: Workbook) -> None:
    head, form = book[HEAD_SHEET], book[FORM_SHEET]

    assert [head[f"B{row}"].protection.locked for row in range(4, 14)] == [True] * 4 + [False] * 6
    assert all(cell.protection.locked for cell in form[HEADING_ROW])
    assert not any(cell.protection.locked for cell in form[HEADING_ROW + 1])
    # They are below the prepared rows and to the right of the table, so that whole rows can be deleted.
    assert not form.column_dimensions["E"].protection.locked
    assert not form.column_dimensions["H"].protection.locked
    assert form.column_dimensions["H"].max == 16_384


def test_every_sheet_is_protected_without_password_and_lets_people_work(book: Workbook) -> None:
    for sheet in book.worksheets:
        protection = sheet.protection
        assert protection.sheet
        assert protection.password is None
        # In the file, 0 means that it is allowed.
        assert not any((protection.sort, protection.autoFilter, protection.insertRows, protection.formatColumns))


def test_the_headings_stay_in_sight_and_on_every_page(book: Workbook) -> None:
    form = book[FORM_SHEET]

    assert form.freeze_panes == "B4"
    assert form.print_title_rows == "$3:$3"
    assert form.page_setup.orientation == "landscape"
    assert form.page_setup.paperSize == 9
    assert form.auto_filter.ref == "A3:G503"
    assert book[CONTROL_SHEET].page_setup.fitToHeight == 1


def test_the_guide_has_ten_lines_in_the_words_of_the_form(book: Workbook) -> None:
    guide = book[README_SHEET]
    lines = [str(guide.cell(row, 3).value) for row in range(4, 14)]

    assert [guide.cell(row, 1).value for row in range(4, 15)] == [*range(1, 11), None]
    assert "senast den 15 april 2026" in lines[-1]
    assert guide["A1"].value == "Fokusmånad mars 2026 – Åre"


@pytest.mark.parametrize("period", ["2026-03", "2026-Q1", "2026-W12", "2026", "2026-03-02/2026-03-22", ""])
def test_no_formula_is_longer_or_deeper_than_excel_takes(period: str) -> None:
    """Excel removes Kontroll from a workbook with a formula of more than 8,192 characters or 64 levels."""
    columns = tuple(column.key for column in Layout().columns)
    made = loaded(template(Campaign(period=Period(period) if period else None, columns=columns), find_kommun("Åre")))
    texts = [text for sheet in made.worksheets for text in _formulas(sheet)]
    texts += [name.attr_text or "" for name in made.defined_names.values()]
    assert max(map(len, texts)) < 8_000
    assert max(map(_depth, texts)) < 50


def _depth(formula: str) -> int:
    depth = deepest = 0
    for sign in re.sub(r'"[^"]*"', "", formula):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        deepest = max(deepest, depth)
    return deepest


def test_formulas_stand_in_kontroll_alone_and_are_as_old_as_excel_2016(book: Workbook) -> None:
    formulas = {sheet.title: list(_formulas(sheet)) for sheet in book.worksheets}

    assert [title for title, found in formulas.items() if found] == [CONTROL_SHEET]
    names = [name.attr_text or "" for name in book.defined_names.values()]
    used = {word for text in (*formulas[CONTROL_SHEET], *names) for word in re.findall(r"([A-Z]+)\(", text)}
    assert used <= {
        *("ABS", "DATE", "INDIRECT", "ISNA", "ISREF", "MMULT", "SHEETS", "SUBTOTAL"),
        *(
            "COUNTA",
            "COUNTIF",
            "DATEVALUE",
            "HYPERLINK",
            "IF",
            "IFERROR",
            "INDEX",
            "ISBLANK",
            "ISERROR",
            "ISNUMBER",
            "LEFT",
            "LEN",
        ),
        *(
            "LOWER",
            "MATCH",
            "MAX",
            "MID",
            "MOD",
            "N",
            "OR",
            "REPT",
            "RIGHT",
            "ROW",
            "SEARCH",
            "SIGN",
            "SUBSTITUTE",
            "SUM",
            "TRIM",
            "VALUE",
        ),
    }


def _every_answer_once(campaign: Campaign) -> list[dict[str, object]]:
    """Return rows in which every answer of every column occurs and fits the rest of its row."""
    plan = plan_for(campaign)
    columns = [plan.layout.column(key) for key in plan.filled_in]
    after = [column for column in columns if column.key == "when" or column.is_after_yes]
    free = [column for column in columns if column.key not in _TOGETHER and column not in after]
    layout = plan.layout
    rows = []
    reasons, answers = layout.column("reason").labels, layout.column("answer").labels
    for number in range(max(len(reasons), *(len(column.answers) for column in free))):
        row: dict[str, object] = {column.heading: _nth(column, number) for column in free}
        rows.append({**row, "Fick frågan": "Nej", "Orsak": reasons[number % len(reasons)]})
        answer = answers[number % len(answers)]
        rows.append({**row, "Fick frågan": "Ja", "Svar": answer})
        rows.append(
            {**row, "Fick frågan": "Ja", "Svar": "Ja"}
            | {each.heading: _nth(each, number + place) for place, each in enumerate(after)}
        )
    return rows


_TOGETHER = ("asked", "reason", "answer", "when")


def _nth(column: Column, number: int) -> str:
    return column.labels[number % len(column.labels)] if column.answers else "Bra månad"


def _validation(sheet: Worksheet, cell: str) -> DataValidation:
    validations: list[DataValidation] = sheet.data_validations.dataValidation
    return next(each for each in validations if cell in each.sqref)


def _range(book: Workbook, name: str) -> list[str]:
    ((sheet, cells),) = book.defined_names[name].destinations
    return [str(cell.value) for (cell,) in book[sheet][cells]]


def _texts(sheet: Worksheet) -> set[object]:
    return {cell.value for row in sheet.iter_rows() for cell in row}


def _formulas(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield str(cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value)


def _outside_quotes(formula: str | None) -> str:
    return re.sub(r'"[^"]*"', "", formula or "")


def test_the_page_on_how_to_ask_has_the_campaigns_own_contact() -> None:
    """Without one there are lines to write on; its telephone numbers give no warning in a form that is sent."""
    chosen = campaign_of(month="2026-03", guide={"contact": "Kim Ek", "telephone": "010-123 45 67"})
    data = template(chosen, _are())
    words = [str(cell.value) for (cell,) in loaded(data)["Så frågar du"].iter_rows(max_col=1) if cell.value]
    assert "Fråga: Kim Ek" in words
    assert "Telefon: 010-123 45 67" in words
    assert any(line.startswith("Rutin: ____") for line in words)
    assert any("2014-6-15" in line for line in words)
    assert any("020-50 50 50" in line for line in words)
    assert found(filled(data, [], {"Inga besök": "Ja"}), chosen) == []
