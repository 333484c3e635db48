"""Exports: csv files as programs write them, and tables of several kommuner, split into a form for each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fokusmanad.reading.book import Book
from tests.helpers.workbooks import COLUMNS, book, save, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

ROWS = [
    ("Mottagning", "Kvinna", "Ja", "", "Ja", "Tidigare"),
    ("Bistånd äldre", "Man", "Ja", "", "Nej", ""),
    ("Vuxen/missbruk", "Annat/okänt", "Nej", "Glömdes bort", "", ""),
]
HEADINGS = ("Kommun", "Fokusmånad", "Enhet", "Kön", "Fick frågan", "Orsak", "Svar", "När")


def csv_text(separator: str = ";", end: str = "\r\n", after: str = "", kommuner: tuple[str, ...] = ("Åre",)) -> str:
    lines = [separator.join(HEADINGS), *(separator.join((k, "2026-03", *row)) for k in kommuner for row in ROWS)]
    return "".join(f"{line}{after}{end}" for line in lines)


def summary(run: Run, *paths: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("summarize", *(paths or (".",)), "--format", "json").out)
    return found


@pytest.mark.parametrize(
    "content",
    [
        csv_text().encode(),
        csv_text().encode("utf-8-sig"),
        csv_text().encode("cp1252"),
        csv_text(end="\r").encode("mac_roman"),
        csv_text().encode("cp850"),
        csv_text().encode("utf-16"),
        csv_text().encode("utf-16-le"),
        csv_text().encode("utf-16-be"),
        csv_text(",").encode(),
        csv_text("\t").encode("utf-16"),
        csv_text(end="\n").encode(),
        csv_text(end="\r").encode(),
        csv_text(after=";").encode(),
        ("sep=;\r\n" + csv_text()).encode("cp1252"),
        ("\r\n\r\n" + csv_text()).encode(),
        csv_text().replace("Fick frågan", '"Fick\nfrågan"').replace("Mottagning", '"Mottagning"').encode(),
    ],
    ids=lambda content: repr(content[:6]),
)
def test_a_csv_gives_the_same_figures_as_the_workbook(fokusmanad: Run, content: bytes) -> None:
    """Code page, separator, line ends and quotation marks make no difference."""
    table = "\n".join(f"{number} | {' | '.join(row)}" for number, row in enumerate(ROWS))
    save(book(table), Path("form.xlsx"))
    Path("svar.csv").write_bytes(content)
    of_csv, of_form = summary(fokusmanad, "svar.csv"), summary(fokusmanad, "form.xlsx")
    assert (of_csv["kommuner"], of_csv["by"]) == (of_form["kommuner"], of_form["by"])
    assert fokusmanad("validate", "svar.csv").status == 0


def test_a_table_is_split_into_a_form_for_each_kommun(fokusmanad: Run) -> None:
    """Each kommun has its own line, and problems at its own cells."""
    text = csv_text(kommuner=("Åre", "Bergs kommun")).replace("Glömdes bort", "Glömde", 1)
    Path("svar.csv").write_text(text, encoding="utf-8")
    found = json.loads(fokusmanad("validate", "svar.csv", "--format", "json").out)["files"]
    assert [(file["file"], file["kommun"], file["rows"]) for file in found] == [
        ("svar.csv", "Åre", 3), ("svar.csv", "Berg", 3)
    ]  # fmt: skip
    assert [(problem["code"], problem["cell"]) for problem in found[0]["problems"]] == [("FM301", "F4")]
    assert found[1]["problems"] == []
    kommuner = summary(fokusmanad)["kommuner"]
    assert isinstance(kommuner, list)
    assert {kommun["kommun"]: kommun["asked"] for kommun in kommuner} == {"Berg": 2, "Åre": 2}


def test_an_exported_workbook_is_split_too(fokusmanad: Run) -> None:
    """The columns that Microsoft Forms adds are ignored and named once, and their content is never repeated."""
    lines = [
        "ID | Starttid | Slutförandetid | E-post | Namn | Kommun | Enhet | Kön | Fick frågan | Orsak | Svar",
        "1 | 2026-03-02 08:00 | 2026-03-02 08:01 | anna.ek@are.se | Anna Ek | Åre | Mottagning | Man | Ja | | Nej",
        "2 | 2026-03-02 09:00 | 2026-03-02 09:01 | bo.al@berg.se | Bo Al | Berg | Mottagning | Man | Ja | | Nej",
        "3 | 2026-03-02 09:30 | 2026-03-02 09:31 | bo.al@berg.se | Bo Al | Berg | Mottagning | Man | Nej | Barn med |",
    ]
    save(Book((sheet("\n".join(lines), "Sheet1"),)), Path("forms.xlsx"))
    Path("fokusmanad.toml").write_text('month = "2026-03"\n', encoding="utf-8")
    ran = fokusmanad("validate", "forms.xlsx", "--format", "json")
    found = json.loads(ran.out)["files"]
    codes = {file["kommun"]: [problem["code"] for problem in file["problems"]] for file in found}
    assert codes == {"Åre": ["FM203", "FM306"], "Berg": []}
    assert "ID, Starttid, Slutförandetid, E-post och Namn" in found[0]["problems"][0]["message"]
    for secret in ("Anna Ek", "anna.ek", "bo.al"):
        assert secret not in ran.out + fokusmanad("summarize", ".").out
    total = summary(fokusmanad)["total"]
    assert isinstance(total, dict)
    assert (total["files"], total["rows"], total["asked"]) == (2, 3, 2)


def test_rows_of_an_unknown_kommun_are_named_and_not_lost(fokusmanad: Run) -> None:
    """A misspelled kommun, and a row without one, are refused with their cells; the others count."""
    text = csv_text(kommuner=("Åre", "Ankeborg", ""))
    Path("svar.csv").write_text(text, encoding="utf-8")
    found = json.loads(fokusmanad("validate", "svar.csv", "--format", "json").out)["files"]
    first = [
        (file["accepted"], file["rows"], file["problems"][0]["cell"] if file["problems"] else None) for file in found
    ]
    assert first == [(True, 3, None), (False, 3, "A5"), (False, 3, "A8")]
    coverage = summary(fokusmanad)["coverage"]
    assert isinstance(coverage, dict)
    assert [each["codes"] for each in coverage["refused"]] == [["FM205"], ["FM204"]]


def test_whole_questions_are_mapped_in_the_campaign_file(fokusmanad: Run) -> None:
    Path("fokusmanad.toml").write_text(
        'month = "2026-03"\n[headings]\n"Kommun" = ["Vilken kommun arbetar du i?"]\n'
        '"Fick frågan" = ["Fick personen frågan om våld?"]\n"Orsak" = ["Om nej, varför inte?"]\n',
        encoding="utf-8",
    )
    lines = [
        '"Vilken kommun arbetar du i?",Enhet,Kön,"Fick personen frågan om våld?","Om nej, varför inte?",Svar',
        "Åre,Mottagning,Kvinna,Ja,,Nej",
        "Berg,Mottagning,Man,Nej,Tidsbrist,",
    ]
    Path("svar.csv").write_text("\r\n".join(lines), encoding="utf-8")
    kommuner = summary(fokusmanad)["kommuner"]
    assert isinstance(kommuner, list)
    assert [(kommun["kommun"], kommun["eligible"]) for kommun in kommuner] == [("Berg", 1), ("Åre", 1)]


# The columns that survey tools add, then whole questions as headings.
_FORMS = (
    "ID,Starttid,Slutförandetid,E-post,Namn,Vilken kommun arbetar du i?,Vilken enhet hör mötet till?,Personens kön,"
    '"Fick personen frågan om våld?","Om nej, varför ställdes inte frågan?",Vad svarade personen?,När ägde våldet rum?,'
    "Hur gick mötet?"
)
_GOOGLE = "Tidstämpel,Kommun,Enhet,Kön,Ställdes frågan?,Orsak till att frågan inte ställdes,Svar på frågan,När hände det?,Övrigt"
# How Netigate's export calls what it adds is not public; these are the names that its API uses.
_NETIGATE = (
    "AnswerSetId;Respondent;Created;Completed;1. I vilken kommun?;2. Enhet;3. Kön;4. Har du frågat om våld?;"
    "5. Anledning till att du inte frågade;6. Personens svar;7. När hände det?;8. Vad tycker du?"
)


@pytest.mark.parametrize(
    ("headings", "separator", "added", "others"),
    [(_FORMS, ",", 5, 1), (_GOOGLE, ",", 1, 0), (_NETIGATE, ";", 4, 4)],
    ids=["Microsoft Forms", "Google Forms", "Netigate"],
)
def test_a_campaign_file_is_guessed_from_an_export(
    fokusmanad: Run, headings: str, separator: str, added: int, others: int
) -> None:
    """`init --from` maps whole questions, names the kommuner, repeats no answer, and the export can then be counted."""
    lines = [
        separator.join([*["hemligt"] * added, kommun, *row, "hemligt"]) for kommun in ("Åre", "Berg") for row in ROWS
    ]
    Path("svar.csv").write_text("\r\n".join([headings, *lines]), encoding="utf-8")
    ran = fokusmanad("init", "kampanj", "--from", "svar.csv", "--period", "2026-03")
    assert ran.status == 0
    assert f"{others} kvar att titta på" in ran.err
    written = Path("kampanj/fokusmanad.toml").read_text("utf-8")
    assert 'kommuner = ["Berg", "Åre"]' in written
    assert "hemligt" not in written
    assert [path.name for path in Path("kampanj").iterdir()] == ["fokusmanad.toml"]
    out = fokusmanad("summarize", "svar.csv", "--campaign", "kampanj/fokusmanad.toml", "--format", "json").out
    total = json.loads(out)["total"]
    assert (total["rows"], total["asked"], total["answers"]["yes"], total["reasons"]["forgotten"]) == (6, 4, 2, 2)
    assert total["when"]["earlier"] == 2


def test_a_campaign_of_an_export_names_each_kommun_once_and_asks_for_the_month(fokusmanad: Run) -> None:
    """Kommuner are spelled in several ways, and most survey tools have no column for the month."""
    lines = [";".join([kommun, *ROWS[0]]) for kommun in ("Åre", "ÅRE", "Åre kommun", "Berg")]
    headings = "Kommun;Enhet;Kön;Fick frågan;Orsak;Svar;När"
    Path("svar.csv").write_text("\n".join([headings, *lines]), encoding="utf-8")
    ran = fokusmanad("init", "kampanj", "--from", "svar.csv")
    assert '1. Skriv i den vilken månad det gäller, till exempel month = "2026-03"' in " ".join(ran.err.split())
    assert 'kommuner = ["Berg", "Åre"]' in Path("kampanj/fokusmanad.toml").read_text("utf-8")
    ran = fokusmanad("init", "kampanj", "--from", "svar.csv", "--period", "2026-03", "--force")
    assert "vilken månad" not in ran.err


@pytest.mark.parametrize("before", ["title", "codes", "sheet"])
def test_the_headings_are_the_row_that_means_most(fokusmanad: Run, before: str) -> None:
    """A title, the codes of the questions, or a sheet of sums may stand before them."""
    table = [line.split(",") for line in _GOOGLE.splitlines()] + [["hemligt", "Åre", *row, ""] for row in ROWS]
    sheets = {"Svar": table}
    if before == "sheet":
        sheets = {"Sammanställning": [["Fråga", "Svar", "Antal"], ["Ställdes frågan?", "Ja", "2"]], **sheets}
    else:
        width = len(table[0])
        first = [f"Q{number}" for number in range(width)]
        table.insert(0, first if before == "codes" else ["Frågan om våld", "Jämtlands län", "Uttag i april", "Sida 1"])
    book_ = openpyxl.Workbook()
    book_.remove(book_.worksheets[0])
    for name, rows in sheets.items():
        written = book_.create_sheet(name)
        for row in rows:
            written.append(row)
    book_.save("svar.xlsx")
    assert fokusmanad("init", "kampanj", "--from", "svar.xlsx", "--period", "2026-03").status == 0
    written_file = Path("kampanj/fokusmanad.toml").read_text("utf-8")
    assert '"Fick frågan" = ["Ställdes frågan?"]' in written_file
    assert 'kommuner = ["Åre"]' in written_file
    out = fokusmanad("summarize", "svar.xlsx", "--campaign", "kampanj/fokusmanad.toml", "--format", "json").out
    assert json.loads(out)["total"]["rows"] == 3


def test_unicode_text_of_excel_is_read_where_it_is_named(fokusmanad: Run) -> None:
    """In a folder a text may be anything, and is passed over."""
    Path("svar.txt").write_bytes(csv_text("\t").encode("utf-16"))
    assert fokusmanad("init", "kampanj", "--from", "svar.txt").status == 0
    assert fokusmanad("validate", "svar.txt").status == 0
    Path("svar.csv").write_bytes(csv_text(kommuner=("Berg",)).encode())
    ran = fokusmanad("validate", ".")
    assert "Åre" not in ran.out
    assert "svar.txt" in ran.err


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "Rubrikerna i svar.csv går alltså inte att läsa."), (b"a;b\r\n1;2\r\n", "har ingen rad med rubriker")],
)
def test_an_export_without_headings_makes_no_campaign(fokusmanad: Run, content: bytes, words: str) -> None:
    Path("svar.csv").write_bytes(content)
    ran = fokusmanad("init", "kampanj", "--from", "svar.csv")
    assert (ran.status, ran.out) == (2, "")
    assert words in " ".join(ran.err.split())
    assert not Path("kampanj").exists()


@pytest.mark.parametrize("name", ["svar.csv", "svar.xlsx"])
@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("cell", "B2 (Fokusmånad): uppgiften är inte ifylld. Fyll i Fokusmånad på varje rad. [FM204]"),
        (
            "column",
            "Är den lika på alla rader: ange den i kampanjfilen, eller med --period. [FM204]",
        ),
    ],
)
def test_an_export_is_never_told_of_the_sheet_kommun(fokusmanad: Run, name: str, missing: str, words: str) -> None:
    """An export, csv or workbook, has no such sheet."""
    kept = [place for place, heading in enumerate(HEADINGS) if missing == "cell" or heading != "Fokusmånad"]
    table = [[row[place] for place in kept] for row in (HEADINGS, *(("Åre", "", *row) for row in ROWS))]
    if name.endswith(".csv"):
        Path(name).write_text("\n".join(map(";".join, table)), encoding="utf-8")
    else:
        save(Book((sheet("\n".join(map(" | ".join, table)), "Sheet1"),)), Path(name))
    out = " ".join(fokusmanad("validate", name).out.split())
    assert words in out
    assert "kolumn B" not in out
    if missing == "column":
        assert fokusmanad("validate", name, "--period", "2026-03").status == 0


def test_an_export_and_a_campaign_file_are_not_taken_together(fokusmanad: Run) -> None:
    """One of the two would be ignored without a message."""
    Path("svar.csv").write_text(csv_text(), encoding="utf-8")
    ran = fokusmanad("init", "kampanj", "--from", "svar.csv", "--campaign", "fokusmanad.toml")
    assert (ran.status, ran.out) == (2, "")
    assert "Ange antingen --from eller --campaign." in ran.err
    assert not Path("kampanj").exists()


def test_an_export_that_is_not_there_is_told(fokusmanad: Run) -> None:
    ran = fokusmanad("init", "kampanj", "--from", "svar.csv")
    assert (ran.status, ran.out) == (2, "")
    assert "svar.csv" in ran.err
    assert not Path("kampanj").exists()


def test_an_export_is_one_file_with_a_line_for_each_kommun(fokusmanad: Run) -> None:
    """The summing-up names each form's kommun, and counts the files that the user gave."""
    Path("svar.csv").write_text(csv_text(kommuner=("Åre", "Berg")), encoding="utf-8")
    ran = fokusmanad("validate", "svar.csv")
    assert "klart  svar.csv – Åre, mars 2026\nklart  svar.csv – Berg, mars 2026\n" in ran.out
    assert ran.err == "1 fil med 2 formulär: inga fel.\n"
    assert fokusmanad("summarize", "svar.csv").err.startswith("1 fil med 2 formulär: 2 räknas och 0 räknas inte.")


def test_a_table_with_other_headings_is_told_what_can_be_done(fokusmanad: Run) -> None:
    Path("svar.csv").write_text("Datum;Belopp;Vad\r\n2026-03-01;12;Kaffe\r\n", encoding="utf-8")
    out = " ".join(fokusmanad("validate", "svar.csv").out.split())
    assert "Filen har inte formulärets rubriker" in out
    assert "översätta dem med fokusmanad init och --from" in out
    assert "Excel-fil" not in out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FM103"),
        (b"Datum;Belopp\r\n2026-03-01;12\r\n", "FM105"),
        (b"hej hej", "FM103"),
        (b"<html><table></table></html>", "FM103"),
        (bytes(range(256)) * 40, "FM103"),
        (csv_text().replace("Mottagning", '"Mottagning', 1).encode(), "FM101"),
        ("\r\n".join([";".join(HEADINGS[2:]), ";".join(ROWS[0])]).encode(), "FM204"),
        ((";".join(["x"] * 1200) + "\r\n").encode() + csv_text().encode(), "FM104"),
        (csv_text().encode() + b"Berg;2026-03;Mottagning;Kvinna;Ja;;Nej;\r\n" * 120_001, "FM104"),
    ],
    ids=["empty", "another table", "no table", "html", "bytes", "quotation mark", "no kommun", "wide", "long"],
)
def test_what_is_no_form_is_refused_with_its_reason(fokusmanad: Run, content: bytes, code: str) -> None:
    """A file that is no form gives a message, never a traceback or silence."""
    Path("svar.csv").write_bytes(content)
    (found,) = json.loads(fokusmanad("validate", "svar.csv", "--format", "json").out)["files"]
    assert (found["accepted"], code in [problem["code"] for problem in found["problems"]]) == (False, True)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("Datum;Belopp\n2026-03-01;9001311234", ["FM105"]),
        ("Datum;Belopp\n2026-03-01;900131-1234", ["FM105", "FM305"]),
        ("Datum;Kön;Belopp\n2026-03-01;Man;9001311234", ["FM105", "FM305"]),
    ],
)
def test_ten_digits_in_a_table_that_is_no_form_are_amounts(fokusmanad: Run, table: str, codes: list[str]) -> None:
    """With a hyphen, or under any heading of the form, they are an identity number, whatever the check digit."""
    Path("svar.csv").write_text(table, encoding="utf-8")
    (found,) = json.loads(fokusmanad("validate", "svar.csv", "--format", "json").out)["files"]
    assert [problem["code"] for problem in found["problems"]] == codes


@pytest.mark.parametrize("digits", ["6 4 0823 3234", "900131 12 34", "9001 31-1234"])
def test_an_identity_number_with_spaces_is_found_in_a_files_name(fokusmanad: Run, digits: str) -> None:
    Path(f"svar {digits}.csv").write_text(csv_text(), encoding="utf-8")
    ran = fokusmanad("validate", ".")
    assert (ran.status, "FM305" in ran.out, digits in ran.out) == (1, True, False)


def test_stray_quotation_marks_hide_no_rows(fokusmanad: Run) -> None:
    """The rows between two of them would be lost in one cell; a mark inside a cell loses none."""
    lines = [";".join([*HEADINGS, "Kommentar"]), *(";".join(["Åre", "2026-03", *row, ""]) for row in ROWS * 2)]
    for first, last in (('"hej', '"hopp'), ('"hej', 'hopp"')):
        text = "\n".join([*lines[:2], lines[2] + first, *lines[3:5], lines[5] + last, *lines[6:]])
        Path("svar.csv").write_text(text, encoding="utf-8")
        (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
        assert [problem["code"] for problem in found["problems"]] == ["FM101"]
    Path("svar.csv").write_text("\n".join([*lines[:2], lines[2] + 'sa "hej', *lines[3:]]), encoding="utf-8")
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert (found["accepted"], found["rows"]) == (True, 6)


def test_commas_in_a_comment_are_no_separators(fokusmanad: Run) -> None:
    """The separator is the one that gives the lines the same number of cells."""
    lines = [";".join([*HEADINGS, "Kommentar"]), *(";".join(["Åre", "2026-03", *row, ""]) for row in ROWS)]
    lines[1] += ", ".join("abcdefghijkl")
    Path("svar.csv").write_text("\n".join(lines), encoding="utf-8")
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert (found["accepted"], found["rows"]) == (True, 3)


def test_a_csv_that_is_renamed_stays_no_workbook(fokusmanad: Run) -> None:
    Path("svar.xlsx").write_bytes(csv_text().encode())
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert [problem["code"] for problem in found["problems"]] == ["FM103"]


def test_an_identity_number_in_an_export_is_that_kommuns(fokusmanad: Run) -> None:
    """The other kommuner of the file are counted."""
    number = f"{900131}-{1234}"
    text = csv_text(kommuner=("Åre", "Berg")).replace("Åre;2026-03;Mottagning", f"Åre;2026-03;{number}")
    Path("svar.csv").write_text(text, encoding="utf-8")
    ran = fokusmanad("validate", "svar.csv", "--format", "json")
    found = {
        file["kommun"]: (file["accepted"], [p["code"] for p in file["problems"]])
        for file in json.loads(ran.out)["files"]
    }
    assert found == {"Åre": (False, ["FM305"]), "Berg": (True, [])}
    assert number not in ran.out


def test_limesurveys_seed_is_no_identity_number(fokusmanad: Run) -> None:
    """It is a random number of up to ten digits; an identity number with its hyphen is found in that column too."""
    headings, *rows = csv_text().splitlines()
    text = "\n".join([f"{headings};Seed", *(f"{row};9001311234" for row in rows)])
    Path("svar.csv").write_text(text, encoding="utf-8")
    assert "FM305" not in fokusmanad("validate", "svar.csv").out
    Path("svar.csv").write_text(text.replace("9001311234", "900131-1234", 1), encoding="utf-8")
    assert "FM305" in fokusmanad("validate", "svar.csv").out


def test_a_csv_has_a_marked_copy(fokusmanad: Run) -> None:
    """The copy is a workbook, as it is for any other form."""
    Path("svar.csv").write_text(csv_text().replace("Glömdes bort", "Glömde"), encoding="utf-8")
    assert fokusmanad("validate", "svar.csv", "--mark", "kopia.xlsx").status == 1
    assert Path("kopia.xlsx").read_bytes().startswith(b"PK")


def test_a_form_with_a_sheet_kommun_is_no_export(fokusmanad: Run) -> None:
    """A column Kommun in a form that has a head is an unknown column."""
    save(book("1 | Mottagning | Kvinna | Ja | | Nej | | Berg", f"{COLUMNS} | Kommun"), Path("Åre.xlsx"))
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert (found["kommun"], [problem["code"] for problem in found["problems"]]) == ("Åre", ["FM203"])


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_lines_in_a_single_column_are_told_how_to_be_split(fokusmanad: Run, separator: str) -> None:
    """Excel splits a csv at the sign of its own language, and saves the lines of another as they are."""
    lines = csv_text().replace(";", separator).splitlines()
    workbook = openpyxl.Workbook()
    for line in lines:
        workbook[workbook.sheetnames[0]].append([line])
    workbook.save("svar.xlsx")
    Path("svar.csv").write_text("\n".join(f'"{line}"' for line in lines), encoding="utf-8")
    for name in ("svar.xlsx", "svar.csv"):
        assert "Text till kolumner" in " ".join(fokusmanad("validate", name).out.split())


def test_error_values_in_a_csv_are_no_answers(fokusmanad: Run) -> None:
    """They are FM304, as in a workbook, and a row of nothing else is a person who is left out."""
    lines = csv_text().splitlines()
    lines += ["Åre;2026-03;#SAKNAS!;Man;Nej;#REF!;;", "Åre;2026-03;#N/A;#N/A;#DIVISION/0!;#N/A;#N/A;#N/A"]
    Path("svar.csv").write_text("\n".join(lines), encoding="utf-8")
    (found, *_) = json.loads(fokusmanad("validate", "svar.csv", "--format", "json").out)["files"]
    assert {problem["code"] for problem in found["problems"]} == {"FM304"}
    assert found["left_out"] == 1
