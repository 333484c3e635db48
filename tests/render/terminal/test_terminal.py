"""The terminal's whole outputs, and that no figure and no name is lost at any width."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fokusmanad.checks import Checked
from fokusmanad.counting.coverage import Coverage, Refused
from fokusmanad.counting.summary import Summary
from fokusmanad.counting.tally import Tally, total
from fokusmanad.findings.problem import Place, Problem, sort_problems
from fokusmanad.form.kommuner import find_kommun, kommuner
from fokusmanad.form.layout import Answer, Layout
from fokusmanad.form.model import Asked, Head, NotAsked
from fokusmanad.form.period import Period
from fokusmanad.intake.collection import Collection, File
from fokusmanad.intake.discover import Source
from fokusmanad.render.terminal.screen import Screen
from fokusmanad.render.terminal.summary import summary, summary_closing
from fokusmanad.render.terminal.validation import validation, validation_closing
from fokusmanad.suppression.counts import Counts
from fokusmanad.text import Lang, Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.model import Row

WIDE = Screen(width=80, color=False, unicode=True)
NARROW = Screen(width=60, color=False, unicode=False)
SCREENS = [Screen(*each) for each in product((40, 60, 80, 120), (False, True), (False, True))]


def kommun(name: str) -> Kommun:
    found = find_kommun(name)
    assert found
    return found


def problem(code: str, cell: tuple[int, int | None], heading: str | None = None, variant: str = "") -> Problem:
    row, column = cell
    return Problem(code, Place("Formulär", row, column, heading), variant)


def misspelt(row: int) -> Problem:
    params = {"value": "Tisbrist"}
    return replace(problem("FM301", (row, 5), "Orsak", "near"), params=params, suggestion="Tidsbrist")


def understood(row: int, read_as: str) -> Problem:
    return replace(problem("FM307", (row, 4), "Fick frågan"), params={"read_as": read_as})


def file(name: str, of: str = "", problems: Iterable[Problem] = (), *, nil: bool = False, left_out: int = 0) -> File:
    """Return a checked file; with `of`, its head is whole and it has 118 counted rows unless it is a nil return."""
    rows: dict[Row, int] = {
        Asked(unit="intake", sex="woman", answer="yes", when="last_year"): 9,
        Asked(unit="intake", sex="woman", answer="no"): 89,
        NotAsked(unit="intake", sex="woman", reason="no_time"): 20,
    }
    checked = Checked(sort_problems(problems))
    if of:
        head = Head(version="1", kommun=of, kommunkod=kommun(of).code, period="2026-03", nil=nil)
        checked = Checked(sort_problems(problems), kommun(of), head, {} if nil else rows, left_out)
    return File(Source(name, name, name, 0.0, Path(name)), checked)


def collection(*files: File, passed_over: tuple[str, ...] = ()) -> Collection:
    return Collection(files, passed_over, Period("2026-03"))


def counts(yes: int, no: int, declined: int = 0, **reasons: int) -> Counts:
    return Counts(Counter(yes=yes, no=no, declined=declined), Counter(last_year=yes), Counter(reasons))


def tally(counted: Counts, left_out: int = 0, visitors: int | None = None) -> Tally:
    return Tally(1, left_out, visitors, counted, {"sex": {"woman": counted}})


NOBODY = Coverage(expected=(), received=(), missing=(), nil=(), refused=(), outside=(), last_day=None)


def summarized(tallies: dict[str, Tally], coverage: Coverage = NOBODY, title: str = "Fokusmånad i norr") -> Summary:
    by_kommun = {kommun(name): counted for name, counted in tallies.items()}
    return Summary(
        title=title,
        period=Period("2026-03"),
        coverage=replace(coverage, received=tuple(tallies)),
        kommuner=by_kommun,
        total=total(by_kommun.values()),
        attributes=("sex",),
        layout=Layout(),
    )


def plain(written: str) -> str:
    """Return the text without colour and line breaks, and with every kind of space as a plain one."""
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", written).split())


def with_plain_spaces(written: str) -> str:
    """Return the text with the no-break spaces of numbers as plain ones, as in the expected text."""
    return written.replace("\N{NO-BREAK SPACE}", " ")


MANY = collection(
    file("Berg.xlsx", "Berg"),
    file("Bräcke.xlsx", "Bräcke", nil=True),
    file("Kopia av formulär [slutlig].xlsx", problems=[Problem("FM105")]),
    file("Krokom.xlsx", "Krokom", [problem("FM405", (row, None), variant="row") for row in (18, 19)]),
    file("~$Åre.xlsx", problems=[Problem("FM107")]),
    file(
        "Åre.xlsx",
        "Åre",
        [
            *(understood(row, "Ja") for row in range(5, 35)),
            *(understood(row, "Nej") for row in (36, 37)),
            replace(problem("FM404", (44, 1), "Löpnr"), params={"first": "A43"}),
            *map(misspelt, (7, 9, 12, 14, 17, 20, 21)),
            problem("FM302", (22, 4), "Fick frågan", "asked"),
        ],
        left_out=2,
    ),
    passed_over=("anteckningar.docx", "bild.png"),
)

SWEDISH_VALIDATION = """\
Berg.xlsx – Berg, mars 2026
Klart att skicka – inga fel hittades.
118 rader: 98 fick frågan, 20 fick inte frågan, 0 räknas inte. 9 svarade ja.

Bräcke.xlsx – Bräcke, mars 2026
Klart att skicka – inga fel hittades.
Formuläret säger att ingen kom på besök.

Kopia av formulär [slutlig].xlsx
Rätta först – filen kan inte räknas som den är.
  Fel  Filen är en Excel-fil, men inte fokusmånadens formulär. Kontrollera att
       det är rätt fil. Är det formuläret: låt rubrikerna stå kvar som de var
       från början. Är det en export med andra rubriker kan den som samordnar
       översätta dem med fokusmanad init och --from. [FM105]

Krokom.xlsx – Krokom, mars 2026
Klart att skicka – men titta på varningarna först.
  Varning  Formulär rad 18 och 19: raden är dold, men räknas ändå. Visa det
           dolda och kontrollera att det ska vara med. [FM405]
118 rader: 98 fick frågan, 20 fick inte frågan, 0 räknas inte. 9 svarade ja.

~$Åre.xlsx
Hoppades över.
  Upplysning  Det här är en hjälpfil som datorn själv har skapat, och den hoppas
              över. Du behöver inte göra något. Är formuläret öppet just nu:
              spara och stäng det först. [FM107]

Åre.xlsx – Åre, mars 2026
Rätta först.
  Fel         Formulär E7, E9, E12 och 4 till (Orsak): ”Tisbrist” finns inte i
              listan. Menade du ”Tidsbrist”? Välj ett svar i listan. [FM301]
  Fel         Formulär D22 (Fick frågan): svaret saknas, så raden räknas inte.
              Välj Ja om personen fick frågan, annars Nej. [FM302]
  Varning     Formulär A44 (Löpnr): samma Löpnr står redan i A43, och båda
              raderna räknas. Är det samma person: ta bort den ena raden.
              Annars: ge den ena ett annat nummer. [FM404]
  Upplysning  Formulär D5, D6, D7 och 27 till (Fick frågan): svaret är skrivet
              på ett annat sätt än i listan och läses som Ja. [FM307]
  Upplysning  Formulär D36 och D37 (Fick frågan): svaret är skrivet på ett annat
              sätt än i listan och läses som Nej. Stämmer det behöver du inte
              göra något. [FM307]
120 rader: 98 fick frågan, 20 fick inte frågan, 2 räknas inte. 9 svarade ja.

klart        Berg.xlsx
klart        Bräcke.xlsx
räknas inte  Kopia av formulär [slutlig].xlsx
klart        Krokom.xlsx
rätta        Åre.xlsx

Mer om en kod: fokusmanad explain FM105

"""

ENGLISH_VALIDATION = """\
Berg.xlsx – Berg, March 2026
Ready to send – no errors were found.
118 rows: 98 asked, 20 not asked, 0 left out. 9 said yes.

Bräcke.xlsx – Bräcke, March 2026
Ready to send – no errors were found.
The form says that no one came.

Kopia av formulär [slutlig].xlsx
Fix these first – the file cannot be counted as it is.
  Error  The file is an Excel file, but not the form for the focus month. Check
         that it is the right file. If it is the form, keep its headings as they
         were from the start. If it is an export with other headings, the
         coordinator can map them with fokusmanad init and --from. [FM105]

Krokom.xlsx – Krokom, March 2026
Ready to send – but look at the warnings first.
  Warning  Formulär rows 18 and 19: the row is hidden, but counts all the same.
           Unhide it and check that it should be there. [FM405]
118 rows: 98 asked, 20 not asked, 0 left out. 9 said yes.

~$Åre.xlsx
Skipped.
  Note  This is a helper file that the computer made by itself, and it is
        skipped. You need not do anything. If the form is open right now, save
        and close it first. [FM107]

Åre.xlsx – Åre, March 2026
Fix these first.
  Error    Formulär E7, E9, E12 and 4 more (Orsak): “Tisbrist” is not in the
           list. Did you mean “Tidsbrist”? Choose an answer in the list. [FM301]
  Error    Formulär D22 (Fick frågan): the answer is missing, so the row is not
           counted. Choose Ja if the person was asked, otherwise Nej. [FM302]
  Warning  Formulär A44 (Löpnr): the same Löpnr is already in A43, and both rows
           are counted. If it is the same person, remove one of the rows. If
           not, give one of them another number. [FM404]
  Note     Formulär D5, D6, D7 and 27 more (Fick frågan): the answer is spelled
           differently from the list and is read as Ja. [FM307]
  Note     Formulär D36 and D37 (Fick frågan): the answer is spelled differently
           from the list and is read as Nej. If that is right, you need not do
           anything. [FM307]
120 rows: 98 asked, 20 not asked, 2 left out. 9 said yes.

ready        Berg.xlsx
ready        Bräcke.xlsx
not counted  Kopia av formulär [slutlig].xlsx
ready        Krokom.xlsx
fix          Åre.xlsx

More about a code: fokusmanad explain FM105

"""

NORTH = summarized(
    {
        "Malung-Sälen": tally(counts(9, 70, 4, no_time=12, partner_present=3, not_stated=1), 2, 130),
        "Skinnskatteberg": tally(Counts(), 0, 0),
        "Upplands Väsby": tally(counts(123, 1107, 40, no_time=120, child_present=40, forgotten=230, unsuitable=77), 12),
        "Örnsköldsvik": tally(counts(31, 280, 9, no_time=22, already_asked=3, partner_present=31), 0, 420),
    },
    Coverage(
        expected=("Härjedalen", "Malung-Sälen", "Ragunda", "Skinnskatteberg", "Upplands Väsby", "Åre"),
        received=(),
        missing=("Härjedalen", "Ragunda"),
        nil=("Skinnskatteberg",),
        refused=(
            Refused("Kopia av formulär [slutlig].xlsx", None, ("FM101",)),
            Refused("Åre (2).xlsx", "Åre", ("FM301", "FM305")),
        ),
        outside=("Örnsköldsvik",),
        last_day=date(2026, 4, 15),
    ),
)

SWEDISH_SUMMARY = """\
Fokusmånad i norr – mars 2026
Arbetsmaterial med exakta antal – får inte lämnas vidare.

Inkomna      3 av 6 kommuner: Malung-Sälen, Skinnskatteberg och Upplands Väsby.
Saknas       Härjedalen och Ragunda. Sista dag: 15 april 2026. [FM501]
Inga besök   Skinnskatteberg.
Ej anmälda   Örnsköldsvik – räknas ändå. [FM207]
Räknas inte  Kopia av formulär [slutlig].xlsx: Filen går inte att öppna [FM101]
             Åre (2).xlsx (Åre): Filen innehåller ett personnummer [FM305]
Täckning     477 rader på 550 vuxna besökare (87 %) i 3 av 4 kommuner; övriga
             har inte angett antalet.

                                                             Vill
                          Fick  Fick  Andel  Svarat  Andel   inte  Räknas
Kommun           Rader  frågan  inte   fick      ja     ja  svara    inte
─────────────────────────────────────────────────────────────────────────
Malung-Sälen       101      83    16   84 %       9   11 %      4       2
Skinnskatteberg      0       0     0      –       0      –      0       0
Upplands Väsby   1 749   1 270   467   73 %     123   10 %     40      12
Örnsköldsvik       376     320    56   85 %      31   10 %      9       0
─────────────────────────────────────────────────────────────────────────
Totalt           2 226   1 673   539   76 %     163   10 %     53      14

Inkomna rader: 2 226 = 1 673 fick frågan + 539 fick inte frågan + 14 räknas
inte.
2 226 rader → 1 673 fick frågan (539 fick inte, 14 räknas inte) → 1 620 svarade
(53 ville inte, 0 ej angivet) → 163 svarade ja (1 457 nej)
Andel fick = fick frågan / (fick frågan + fick inte). Andel ja = svarat ja /
fick frågan.
”Svarat ja” är en miniminivå, inte ett mått på hur vanligt våld är. Den som är
utsatt kan ha svarat nej, avstått från att svara eller inte ha fått frågan.

Orsak till att
frågan inte ställdes   Antal   Andel
───────────────────────────────────────────────────────────────
Glömdes bort             230    43 %   ████████████████████████
Tidsbrist                154    29 %   ████████████████▏
Bedömdes olämpligt        77    14 %   ████████
Barn med                  40     7 %   ████▏
Partner med               34     6 %   ███▌
Redan tillfrågad           3     1 %   ▍
Annan person med           0     0 %
Tolksamtal                 0     0 %
Skjuts upp                 0     0 %
Osäker på hur              0     0 %
Inte i enrum               0     0 %
Gemensam akt               0     0 %
Våldet redan känt          0     0 %
Telefon eller video        0     0 %
Någon annan frågar         0     0 %
Annat                      0     0 %
Ej angivet                 1     0 %   ▏
───────────────────────────────────────────────────────────────
Totalt                   539   100 %

3 behövde inte frågas. Av de 2 209 som frågan gällde fick 76 % den.

                                                        Vill
                Fick   Fick   Andel   Svarat   Andel    inte
Kön           frågan   inte    fick       ja      ja   svara
────────────────────────────────────────────────────────────
Kvinna         1 673    539    76 %      163    10 %      53
Man                0      0       –        0       –       0
Annat/okänt        0      0       –        0       –       0
Ej angivet         0      0       –        0       –       0
────────────────────────────────────────────────────────────
Totalt         1 673    539    76 %      163    10 %      53

Varför frågan inte ställdes – Kön
               Inte    Tid,    Be-   Behövs           Ej an-
Kön           ensam   rutin   dömt       ej   Annat    givet
────────────────────────────────────────────────────────────
Kvinna           74     384     77        3       0        1
Man               0       0      0        0       0        0
Annat/okänt       0       0      0        0       0        0
Ej angivet        0       0      0        0       0        0
────────────────────────────────────────────────────────────
Totalt           74     384     77        3       0        1

"""

ENGLISH_SUMMARY = """\
Fokusmånad i norr – March 2026
Working material with exact counts – not to be passed on.

Received     3 of 6 kommuner: Malung-Sälen, Skinnskatteberg
             and Upplands Väsby.
Missing      Härjedalen and Ragunda. Last day:
             15 April 2026. [FM501]
No visits    Skinnskatteberg.
Unexpected   Örnsköldsvik – counted all the same. [FM207]
Not counted  Kopia av formulär [slutlig].xlsx: The file
             cannot be opened [FM101]
             Åre (2).xlsx (Åre): The file contains an
             identity number [FM305]
Coverage     477 rows for 550 adult visitors (87%) in 3 of 4
             kommuner; the others did not give the number.

                        Not Share Said Share          Left
Kommun          Asked asked asked  yes   yes Declined  out
----------------------------------------------------------
Malung-Sälen       83    16   84%    9   11%        4    2
Skinnskatteberg     0     0     –    0     –        0    0
Upplands Väsby  1 270   467   73%  123   10%       40   12
Örnsköldsvik      320    56   85%   31   10%        9    0
----------------------------------------------------------
Total           1 673   539   76%  163   10%       53   14

Rows received: 2 226 = 1 673 asked + 539 not asked + 14 left
out.
2 226 rows > 1 673 asked (539 not asked, 14 left out) >
1 620 answered (53 declined, 0 not stated) > 163 said yes
(1 457 no)
Share asked = asked / (asked + not asked). Share yes = said
yes / asked.
“Said yes” is a minimum, not a measure of how common
violence is. A person exposed to violence may have said no,
declined to answer, or not have been asked.

Reason for
not asking               Count   Share
------------------------------------------------------------
Forgotten                  230     43%   ###################
No time                    154     29%   #############
Judged unsuitable           77     14%   ######
Child present               40      7%   ###
Partner present             34      6%   ###
Already asked                3      1%
Other person present         0      0%
Interpreted meeting          0      0%
Postponed                    0      0%
Unsure how to ask            0      0%
Not in private               0      0%
Joint file                   0      0%
Violence already known       0      0%
By telephone or video        0      0%
Somebody else asks           0      0%
Other                        0      0%
Not stated                   1      0%
------------------------------------------------------------
Total                      539    100%

3 need not be asked. Of the 2 209 whom the question
concerned, 76% were asked.

                           Not  Share  Said  Share
Sex               Asked  asked  asked   yes    yes  Declined
------------------------------------------------------------
Woman             1 673    539    76%   163    10%        53
Man                   0      0      –     0      –         0
Other or unknown      0      0      –     0      –         0
Not stated            0      0      –     0      –         0
------------------------------------------------------------
Total             1 673    539    76%   163    10%        53

Why the question was not asked – Sex
                    Not  Time,  Judge-  Need            Not
Sex               alone  habit    ment   not  Other  stated
-----------------------------------------------------------
Woman                74    384      77     3      0       1
Man                   0      0       0     0      0       0
Other or unknown      0      0       0     0      0       0
Not stated            0      0       0     0      0       0
-----------------------------------------------------------
Total                74    384      77     3      0       1

"""


def test_a_validation_in_swedish() -> None:
    assert with_plain_spaces(validation(MANY, Lang.SV, WIDE)) == SWEDISH_VALIDATION


def test_a_validation_in_english() -> None:
    assert with_plain_spaces(validation(MANY, Lang.EN, WIDE)) == ENGLISH_VALIDATION


def test_a_summary_in_swedish() -> None:
    assert with_plain_spaces(summary(NORTH, Lang.SV, WIDE, ["sex"])) == SWEDISH_SUMMARY


def test_a_summary_in_english_on_a_narrow_screen_with_an_old_code_page() -> None:
    assert with_plain_spaces(summary(NORTH, Lang.EN, NARROW, ["sex"])) == ENGLISH_SUMMARY


PICTURES = collection(file("x.xlsx", problems=[Problem("FM105")]), passed_over=tuple(f"{n}.png" for n in range(1205)))
HIDDEN_ROW = collection(file("Berg.xlsx", "Berg", [problem("FM405", (18, None), variant="row")]))


@pytest.mark.parametrize(
    ("files", "lang", "lines"),
    [
        (
            MANY,
            Lang.SV,
            [
                "5 filer: 9 fel, 3 varningar och 32 upplysningar.",
                "1 hjälpfil hoppades över.",
                "2 filer som inte är kalkylblad lästes inte: anteckningar.docx och bild.png.",
            ],
        ),
        (
            MANY,
            Lang.EN,
            [
                "5 files: 9 errors, 3 warnings and 32 notes.",
                "1 helper file was skipped.",
                "2 files that are no workbooks were not read: anteckningar.docx and bild.png.",
            ],
        ),
        (collection(file("Berg.xlsx", "Berg")), Lang.SV, ["1 fil: inga fel."]),
        (HIDDEN_ROW, Lang.SV, ["1 fil: inga fel och 1 varning."]),
        (HIDDEN_ROW, Lang.EN, ["1 file: no errors and 1 warning."]),
        (
            PICTURES,
            Lang.SV,
            ["1 fil: 1 fel.", "1 205 filer som inte är kalkylblad lästes inte: 0.png, 1.png, 2.png och 1 202 till."],
        ),
    ],
)
def test_the_closing_line_counts_what_was_found(files: Collection, lang: Lang, lines: list[str]) -> None:
    assert with_plain_spaces(validation_closing(files, lang)).splitlines() == lines


def test_the_closing_line_of_a_summary_counts_files_and_rows() -> None:
    """The command that shows the reasons has the given paths, ready to paste."""
    given = replace(MANY, given=("inkomna", "Kopia av formulär [slutlig].xlsx"))
    assert summary_closing(given, Lang.SV).splitlines()[:3] == [
        "5 filer: 4 räknas och 1 räknas inte. Utelämnade rader: 2.",
        'Varför, cell för cell: fokusmanad validate inkomna "Kopia av formulär [slutlig].xlsx"',
        "1 hjälpfil hoppades över.",
    ]
    clean = collection(file("Berg.xlsx", "Berg"))
    assert summary_closing(clean, Lang.EN) == "1 file: 1 counted and 0 not counted. Rows left out: 0."


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_name_of_a_summary_is_lost(screen: Screen) -> None:
    written = summary(NORTH, Lang.SV, screen, ["sex"])
    coverage = NORTH.coverage
    for name in (*coverage.received, *coverage.missing, *(refused.file for refused in coverage.refused)):
        assert name in written
    for answer in (*NORTH.layout.column("reason").answers, *NORTH.layout.column("sex").answers):
        assert answer.label in written


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_figure_of_a_summary_is_lost(screen: Screen) -> None:
    written = plain(summary(NORTH, Lang.SV, screen, ["sex"]))
    for row in (*NORTH.kommuner.values(), NORTH.total):
        asked, not_asked = row.counts.asked, row.counts.not_asked
        yes, declined = row.counts.answers["yes"], row.counts.answers["declined"]
        figures = [number(asked), number(not_asked), percent(asked, asked + not_asked, Lang.SV)]
        figures += [number(yes), percent(yes, asked, Lang.SV), number(declined), number(row.left_out)]
        assert plain(" ".join(figures if screen.width < 80 else [number(row.rows), *figures])) in written
    for count in NORTH.total.counts.reasons.values():
        assert plain(f"{number(count)} {percent(count, NORTH.total.counts.not_asked, Lang.SV)}") in written
    assert plain(f"Inkomna rader: {number(NORTH.total.rows)} =") in written


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_word_of_a_validation_is_lost(screen: Screen) -> None:
    assert plain(validation(MANY, Lang.SV, screen)) == plain(SWEDISH_VALIDATION)


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_lines_end_in_something_visible_and_colour_comes_only_where_it_is_taken(screen: Screen) -> None:
    for written in (summary(NORTH, Lang.SV, screen, ["sex"]), validation(MANY, Lang.SV, screen)):
        assert not re.search(r" (\x1b\[[0-9;]*m)*$", written, re.MULTILINE)
        assert ("\x1b" in written) is screen.color


def test_figures_are_not_shown_where_a_column_could_not_be_read() -> None:
    missing = replace(problem("FM201", (3, None)), params={"heading": "Svar"})
    assert "118 rader" not in validation(collection(file("Åre.xlsx", "Åre", [missing])), Lang.SV, WIDE)


def test_the_screen_alone_decides_width_and_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = summary(NORTH, Lang.SV, Screen(80, color=True, unicode=True), ["sex"])
    for name, value in {"TERM": "dumb", "COLUMNS": "20", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
        assert summary(NORTH, Lang.SV, Screen(80, color=True, unicode=True), ["sex"]) == expected


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang) -> None:
    screen = Screen(width, color=False, unicode=True)
    attributes = [column.key for column in NORTH.layout.attributes]
    written = validation(MANY, lang, screen) + summary(NORTH, lang, screen, attributes)
    assert max(map(len, written.splitlines())) <= width


@pytest.mark.parametrize("lang", Lang)
def test_an_old_code_page_can_write_everything(lang: Lang) -> None:
    masked = file("●●●●●●-●●●● 書.xlsx", "Åre")
    written = validation(collection(masked), lang, NARROW) + summary(NORTH, lang, NARROW, ["sex"])
    assert written.encode("cp1252")
    assert "******-**** ?.xlsx" in written
    assert "Malung-Sälen" in written
    assert "####" in written


def test_a_strange_name_moves_no_cursor_and_is_no_markup() -> None:
    strange = file("[red]x[/red]\x1b[2J\u202egnp\n.xlsx", "Åre")
    written = validation(collection(strange), Lang.SV, WIDE)
    assert written.splitlines()[0] == "[red]x[/red]\ufffd[2J\ufffdgnp .xlsx – Åre, mars 2026"
    assert "\x1b" not in summary(replace(NORTH, title="\x1b[31m"), Lang.SV, WIDE, [])
    closing = validation_closing(collection(file("x.xlsx"), passed_over=("\x1b[2J.png",)), Lang.SV)
    assert "\x1b" not in closing


def test_a_name_is_never_broken_over_two_lines() -> None:
    refused = Refused("En lång fil med många ord i namnet.xlsx", "Upplands Väsby", ("FM105",))
    narrow = Screen(width=40, color=False, unicode=True)
    written = summary(summarized({}, replace(NOBODY, refused=(refused,))), Lang.SV, narrow, [])
    assert "En lång fil med många ord i namnet.xlsx\n             (Upplands Väsby):" in written


def test_all_290_kommuner_have_their_row() -> None:
    everyone = {each.name: tally(counts(12, 88, 3, no_time=30), 1, 160) for each in kommuner()}
    for width in (60, 80):
        lines = summary(summarized(everyone), Lang.SV, Screen(width, color=False, unicode=True), []).splitlines()
        named = {line[:15].rstrip() for line in lines if line.endswith("1")}
        assert named >= set(everyone)
        assert max(map(len, lines)) <= width
        assert "Totalt 29 870 8 700 77 % 3 480 12 % 870 290" in {plain(line).replace(" 38 860", "") for line in lines}
        assert lines[3] == "Inkomna      290 kommuner."


def test_where_nothing_is_counted_it_says_so() -> None:
    refused = (Refused("x.xlsx", None, ("FM105",)),)
    coverage = replace(NOBODY, expected=("Berg", "Åre"), missing=("Berg", "Åre"), refused=refused)
    written = summary(replace(summarized({}, coverage, title=""), period=Period()), Lang.SV, WIDE, ["sex"])
    assert written == (
        "Fokusmånad\n"
        "Arbetsmaterial med exakta antal – får inte lämnas vidare.\n\n"
        "Inkomna      0 av 2 kommuner.\n"
        "Saknas       Berg och Åre. [FM501]\n"
        "Räknas inte  x.xlsx: Filen är inte formuläret [FM105]\n\n"
        "Inget formulär kan räknas än.\n\n"
    )


def test_a_month_in_the_title_is_not_said_again() -> None:
    titled = summarized({"Åre": tally(counts(1, 1))}, title="Fokusmånad Mars 2026")
    assert summary(titled, Lang.SV, WIDE, []).splitlines()[0] == "Fokusmånad Mars 2026"


def test_a_long_group_is_broken_between_words_rather_than_cut() -> None:
    sex = NORTH.layout.column("sex")
    longer = replace(sex, answers=(*sex.answers, Answer("unasked", Text("Frågan om kön ställdes inte alls", ""))))
    layout = Layout((*NORTH.layout.columns, longer))
    lines = summary(replace(NORTH, layout=layout), Lang.SV, NARROW, ["sex"]).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("Frågan om kön"))
    assert f"{lines[first][:26].rstrip()} {lines[first + 1]}" == "Frågan om kön ställdes inte alls"
    assert max(map(len, lines)) <= 60


def test_the_most_common_reason_stands_first_and_what_is_not_stated_last() -> None:
    counted = counts(1, 1, not_stated=9, forgotten=3, no_time=5)
    lines = summary(summarized({"Åre": tally(counted)}), Lang.SV, WIDE, []).splitlines()
    reasons = lines[next(place for place, line in enumerate(lines) if "Antal" in line) + 2 :]
    assert [line.split("  ")[0] for line in reasons[:3]] == ["Tidsbrist", "Glömdes bort", "Partner med"]
    assert [line.split("  ")[0] for line in reasons[-4:-2]] == ["Ej angivet", "─" * 63]
