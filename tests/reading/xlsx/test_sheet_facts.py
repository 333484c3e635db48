"""Facts besides the values: formulas, errors, hidden rows, merges, and the text outside the cells."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook

from fokusmanad.reading.book import CellRange, LooseText, SheetFacts
from tests.reading.packages import FILES, MAIN, book_of, links, ods, sheet_of, worksheet, xlsx, xlsx_parts, zipped

_CELL = '<table:table-cell office:value-type="string"><text:p>Ja</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("cell", "is_uncalculated"),
    [
        ("<f>1+1</f><v></v>", True),
        ("<f>1+1</f><v/>", True),
        ("<f>1+1</f>", True),
        ("<f/>", True),
        ('<f t="shared" si="0"/><v></v>', True),
        ('<f t="array" ref="B2">1</f>', True),
        ("<f\n>1+1</f>", True),
        ("<f>1+1</f><v>2</v>", False),
        ("<f>1+1</f><v>0</v>", False),
        ("<v>2</v>", False),
        ("", False),
    ],
)
def test_formula_without_value_is_found(cell: str, is_uncalculated: bool) -> None:
    """A formula that no program has calculated is found in any form; one with the value 0 is not."""
    found = sheet_of(xlsx(f'<row r="2"><c r="A2"><v>1</v></c><c r="B2">{cell}</c></row>')).facts
    assert found.uncalculated == ({(2, 2)} if is_uncalculated else frozenset())


def test_formula_calculated_to_nothing_is_no_fault() -> None:
    """A formula with the empty text as value has been calculated."""
    assert sheet_of(xlsx('<row r="2"><c r="B2" t="str"><f>""</f><v></v></c></row>')).facts == SheetFacts()


def test_formulas_of_both_writers() -> None:
    """openpyxl stores no values and XlsxWriter the given ones; the rows reach as far as the formula."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("A3", "=NA()", None, "#N/A")
    found = sheet_of(stream.getvalue())
    assert found.facts.uncalculated == frozenset()
    assert found.facts.error_cells == {(3, 1)}

    workbook = Workbook()
    worksheet(workbook)["A1"] = "Svar"
    worksheet(workbook)["B4"] = "=A1"
    stream = BytesIO()
    workbook.save(stream)
    found = sheet_of(stream.getvalue())
    assert found.facts == SheetFacts(uncalculated=frozenset({(4, 2)}))
    assert found.rows == [["Svar", ""], ["", ""], ["", ""], ["", ""]]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#SPILL!", "#OKÄNT!"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_error_cell_is_found(error: str, quote: str) -> None:
    """Every kind of error, also those unknown to calamine, is found, and the other cells are read."""
    cell = f'<c r="A1" t="e"><v>{error}</v></c>'.replace('"', quote)
    found = sheet_of(xlsx(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>'))
    assert found.rows == [["", 1.0]]
    assert found.facts.error_cells == {(1, 1)}


def test_rows_reach_as_far_as_what_has_no_value() -> None:
    """A formula without value above and to the left, and an error below and to the right, are within the rows."""
    rows = (
        '<row r="2"><c r="B2"><f>1</f></c></row><row r="3"><c r="C3"><v>3</v></c></row>'
        '<row r="5"><c r="D5" t="e"><f>NA()</f><v>#N/A</v></c></row>'
    )
    found = sheet_of(xlsx(rows))
    assert (found.first_row, found.first_column) == (2, 2)
    assert found.rows == [["", "", ""], ["", 3.0, ""], ["", "", ""], ["", "", ""]]


def test_hidden_rows_are_found() -> None:
    """Rows may be hidden by hand, by a filter or by a group, with true written in either way."""
    rows = "".join(
        f'<row r="{number}" {hidden}><c r="A{number}"><v>1</v></c></row>'
        for number, hidden in enumerate(('hidden="1"', 'hidden="0"', "hidden='true'", 'hidden="false"', ""), start=1)
    )
    assert sheet_of(xlsx(rows)).facts.hidden_rows == {1, 3}


def test_text_that_looks_like_a_mark_is_no_mark() -> None:
    """The word hidden, or a letter in quotes, in a cell is text."""
    text = '<c r="A1" t="inlineStr"><is><t>hidden "e" &lt;f&gt;</t></is></c>'
    found = sheet_of(xlsx(f'<row r="1">{text}</row>'))
    assert (found.rows, found.facts) == ([['hidden "e" <f>']], SheetFacts())


def test_merges_are_found() -> None:
    """A merge of one cell with itself is no merge."""
    references = ("A6:B7", "C1:C1", "$D$1:D3", "?")
    merges = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    assert sheet_of(xlsx(after=f"<mergeCells>{merges}</mergeCells>")).facts.merges == (
        CellRange(6, 1, 7, 2),
        CellRange(1, 4, 3, 4),
    )


def test_prefixed_sheet_tells_the_same() -> None:
    """Prefixes on elements, and cells without references, change nothing."""
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row hidden="1"><x:c t="e"><x:v>#N/A</x:v></x:c>'
        "<x:c><x:f>1</x:f></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A2:B2'/></x:mergeCells>"
        "<x:headerFooter><x:oddFooter>Fot</x:oddFooter></x:headerFooter></x:worksheet>"
    )
    book = book_of(zipped({**xlsx_parts(), "xl/worksheets/sheet1.xml": sheet}))
    assert book.sheets[0].facts == SheetFacts(
        frozenset({(1, 2)}), frozenset({(1, 1)}), frozenset({1}), (CellRange(2, 1, 2, 2),)
    )
    assert book.loose_texts == (LooseText("header_footer", "Fot", "S"),)


def test_text_outside_the_cells_is_found() -> None:
    """Comments with their cells, headers and footers, defined names and document properties are found."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Formulär")
        sheet.write_comment("E7", "ring Anna", {"author": "Berit"})
        sheet.set_header("&CHuvud")
        sheet.set_footer("&LFot")
        book.define_name("svar", "=Formulär!$A$1")
        book.set_properties({"author": "Anna", "title": "Våra svar"})
    assert set(book_of(stream.getvalue()).loose_texts) == {
        LooseText("comment", "ring Anna", "Formulär", 7, 5, name="Berit"),
        LooseText("header_footer", "&CHuvud", "Formulär"),
        LooseText("header_footer", "&LFot", "Formulär"),
        LooseText("defined_name", "svar = Formulär!$A$1", name="svar"),
        LooseText("property", "Anna", name="creator"),
        LooseText("property", "Anna", name="lastModifiedBy"),
        LooseText("property", "Våra svar", name="title"),
    }


def test_own_and_extended_properties_are_found() -> None:
    """Properties that people make themselves, and those of the company, are found."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet()
        book.set_properties({"company": "Kommunen", "manager": "Berit"})
        book.set_custom_property("Handläggare", "Anna")
    found = {
        (loose_text.kind, loose_text.name, loose_text.text) for loose_text in book_of(stream.getvalue()).loose_texts
    }
    assert found == {
        ("property", "Company", "Kommunen"),
        ("property", "Manager", "Berit"),
        ("property", "Handläggare", "Anna"),
    }


@pytest.mark.parametrize(("author", "name"), [("1", "Berit"), ("2", ""), ("", ""), ("-1", ""), ("9" * 5_000, "")])
def test_a_comment_has_the_author_that_it_numbers(author: str, name: str) -> None:
    """A number that belongs to no author, of any length, gives none."""
    parts = xlsx_parts()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = links(("comments", "../comments1.xml"))
    parts["xl/comments1.xml"] = (
        "<comments><authors><author>Anna</author><author>Berit</author></authors><commentList>"
        f'<comment ref="A1" authorId="{author}"><text><t>Hej</t></text></comment></commentList></comments>'
    )
    comments = [loose for loose in book_of(zipped(parts)).loose_texts if loose.kind == "comment"]
    assert comments == [LooseText("comment", "Hej", "S", 1, 1, name)]


@pytest.mark.parametrize("with_thread", [True, False])
def test_threaded_comments_are_told_once(with_thread: bool) -> None:
    """A thread is reported once and not again in its copy; a copy without its thread is found."""
    copy = (
        f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author><author>Berit</author></authors><commentList>'
        '<comment ref="B2" authorId="0"><text><t>[Trådad] ring</t></text></comment>'
        '<comment ref="B3" authorId="1"><text><r><t>an</t></r><r><t>nan</t></r></text></comment></commentList></comments>'
    )
    thread = '<ThreadedComments><threadedComment ref="B2"><text>ring</text></threadedComment></ThreadedComments>'
    led = [("comments", "../comments1.xml"), ("threadedComment", "../threadedComments/tc1.xml")]
    parts = {
        **xlsx_parts(),
        "xl/worksheets/_rels/sheet1.xml.rels": links(*led[: 1 + with_thread]),
        "xl/comments1.xml": copy,
        "xl/threadedComments/tc1.xml": thread,
    }
    told = {(loose_text.text, loose_text.row, loose_text.column) for loose_text in book_of(zipped(parts)).loose_texts}
    assert told == {("ring" if with_thread else "[Trådad] ring", 2, 2), ("annan", 3, 2)}


def test_open_document_anatomy() -> None:
    """An .ods has formulas without value, errors old and new, hidden and filtered rows, merges and comments."""
    cells = (
        '<table:table-cell table:formula="of:=1"/>'
        '<table:table-cell table:formula="of:=1" office:value-type="float"/>'
        '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>'
        '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>Err:502</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"/><table:covered-table-cell/>'
        "<table:table-cell><office:annotation><dc:creator>Berit</dc:creator><text:p>ring</text:p><text:p>Anna</text:p>"
        "</office:annotation></table:table-cell>"
    )
    rows = (
        f'<table:table-row table:visibility="filter">{cells}</table:table-row>'
        f'<table:table-row table:visibility="collapse" table:number-rows-repeated="2">{_CELL}</table:table-row>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048573"><table:table-cell/>'
        "</table:table-row>"
    )
    book = book_of(ods(rows))
    assert book.sheets[0].facts == SheetFacts(
        uncalculated=frozenset({(1, 1), (1, 2)}),
        error_cells=frozenset({(1, 4), (1, 5)}),
        hidden_rows=frozenset({1, 2, 3}),
        merges=(CellRange(1, 6, 3, 7),),
    )
    assert book.loose_texts == (LooseText("comment", "ring\nAnna", "S", 1, 8),)


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (
            "xls",
            {
                ("comment", "ring Anna", None, ""),
                ("defined_name", "svar", None, "svar"),
                ("header_footer", "&CHuvud", None, ""),
                ("header_footer", "&LFot", None, ""),
                ("property", "Anna", None, "author"),
                ("property", "Anna", None, "last author"),
                ("property", "Våra svar", None, "title"),
            },
        ),
        (
            "ods",
            {
                ("comment", "ring Anna", 2, ""),
                ("header_footer", "Huvud", None, ""),
                ("header_footer", "Fot", None, ""),
                ("defined_name", "svar = $Listor.$A$1", None, "svar"),
                ("property", "Anna", None, "initial-creator"),
                ("property", "Våra svar", None, "title"),
                ("property", "Anna", None, "creator"),
                ("property", "12.0000", None, "AppVersion"),
            },
        ),
        ("xlsb", {("property", "Våra svar", None, "title")}),
    ],
)
def test_text_outside_the_cells_of_other_formats(ending: str, expected: set[tuple[str, str, int | None, str]]) -> None:
    """Each format's reader finds the comments, headers, names and properties."""
    loose_texts = book_of((FILES / f"form.{ending}").read_bytes()).loose_texts
    assert {
        (loose_text.kind, loose_text.text, loose_text.row, loose_text.name) for loose_text in loose_texts
    } == expected
