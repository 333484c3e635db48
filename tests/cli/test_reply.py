"""Mail drafts: one for each kommun with something to correct, a reminder for each that is missing."""

from __future__ import annotations

import email
from email import policy
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.helpers import workbooks

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from fokusmanad.reading.book import Book
    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

WRONG = "1 | Mottagning | Kvinna | Nej | Tisbrist | |"
CAMPAIGN = 'month = "2026-03"\nlast_day = 2126-04-17\nkommuner = ["Berg", "Bräcke", "Krokom", "Åre"]\n'
NUMBER = "19900101-1234"


@pytest.fixture
def drafts(fokusmanad: Run, tmp_path: Path) -> Callable[..., dict[str, EmailMessage]]:
    """Draft replies to forms given as rows by file name; the kommun is Åre unless a head says otherwise."""

    def drafted(**forms: Book) -> dict[str, EmailMessage]:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "fokusmanad.toml").write_text(CAMPAIGN, "utf-8")
        for name, book in forms.items():
            workbooks.save(book, tmp_path / "in" / f"{name}.xlsx")
        ran = fokusmanad("reply", "in", "-o", "ut")
        assert ran.out == ""
        return {path.name: read_draft(path) for path in sorted(Path("ut").iterdir())}

    return drafted


def read_draft(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=policy.default)


def text_of(draft: EmailMessage) -> str:
    body = draft.get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_kommun_gets_its_problems_and_the_marked_copy(drafts: Callable[..., dict[str, EmailMessage]]) -> None:
    """The draft is unsent, in plain Swedish without codes, with the last day; a fine form gets none."""
    written = drafts(
        Bräcke=workbooks.book(WRONG, head={"Kommun": "Bräcke"}),
        Krokom=workbooks.book("1 | Mottagning | Kvinna | Ja | | Nej |", head={"Kommun": "Krokom"}),
        Berg=workbooks.book(
            "1 | Mottagning | Kvinna | Ja | | Nej |\n2 | Mottagning | Man | Ja | | Nej |", head={"Kommun": "Berg"}
        ),
    )
    assert list(written) == ["Bräcke-rätta.eml", "Åre-påminnelse.eml"]
    draft = written["Bräcke-rätta.eml"]
    assert (draft["X-Unsent"], draft["Subject"], draft["To"]) == ("1", "Rätta formuläret för mars 2026: Bräcke", None)
    assert (
        text_of(draft)
        == """\
Hej!

Tack för Bräcke.xlsx för mars 2026. Det här behöver rättas:

- Formulär E2 (Orsak): ”Tisbrist” finns inte i listan. Menade du ”Tidsbrist”? Välj ett svar i listan.

I den bifogade kopian är varje ställe markerat. Den första fliken säger om du kan rätta direkt i kopian eller ska rätta i din egen fil.

Skicka det rättade formuläret senast den 17 april 2126.

Har du frågor? Svara på det här mejlet.

Vänliga hälsningar
"""
    )
    (copy,) = draft.iter_attachments()
    assert copy.get_filename() == "Bräcke-att-rätta.xlsx"
    Path("kopia.xlsx").write_bytes(copy.get_content())
    assert openpyxl.load_workbook("kopia.xlsx").sheetnames[0] == "Att rätta"


def test_a_missing_kommun_is_reminded(drafts: Callable[..., dict[str, EmailMessage]]) -> None:
    """The reminder says that a month without visits is sent too."""
    written = drafts(Åre=workbooks.book())
    assert list(written) == ["Berg-påminnelse.eml", "Bräcke-påminnelse.eml", "Krokom-påminnelse.eml"]
    draft = written["Berg-påminnelse.eml"]
    assert draft["Subject"] == "Påminnelse om formuläret för mars 2026: Berg"
    assert (
        text_of(draft)
        == """\
Hej!

Vi har inte fått något formulär från Berg för mars 2026. Skicka det senast den 17 april 2126.

Kom ingen på besök under månaden? Skicka formuläret ändå, med Ja vid Inga besök.
Har ni redan skickat det? Svara på det här mejlet, så letar vi efter det.

Har du frågor? Svara på det här mejlet.

Vänliga hälsningar
"""
    )


@pytest.mark.parametrize("rows", [f"{NUMBER} {WRONG[1:]}", f"{WRONG} namn@exempel.se"])
def test_a_form_with_personal_data_is_neither_attached_nor_repeated(
    drafts: Callable[..., dict[str, EmailMessage]], rows: str
) -> None:
    """The draft holds the data neither in its text nor in its bytes, and has no attachment."""
    columns = f"{workbooks.COLUMNS} | Kommentar"
    written = drafts(Åre=workbooks.book(rows if "@" in rows else f"{rows} |", columns))
    draft = written["Åre-rätta.eml"]
    assert list(draft.iter_attachments()) == []
    assert "Filen är inte bifogad, eftersom den innehåller personuppgifter." in text_of(draft)
    assert not any(secret in Path("ut", "Åre-rätta.eml").read_bytes() for secret in (b"1990", b"exempel.se"))


def test_two_files_of_one_kommun_share_a_draft(drafts: Callable[..., dict[str, EmailMessage]]) -> None:
    """The draft asks which file counts; it names no option of the program."""
    draft = drafts(a=workbooks.book(WRONG), b=workbooks.book(f"{WRONG}\n{WRONG}"))["Åre-rätta.eml"]
    assert "Svar för Åre finns också i b.xlsx" in text_of(draft)
    assert "Vilken ska räknas? Svara på det här mejlet med filens namn." in text_of(draft)
    assert "--duplicates" not in text_of(draft)
    assert [copy.get_filename() for copy in draft.iter_attachments()] == ["a-att-rätta.xlsx", "b-att-rätta.xlsx"]


def test_a_whole_kommun_and_a_part_are_asked_about(drafts: Callable[..., dict[str, EmailMessage]]) -> None:
    """The draft asks the sender; it names no option of the program."""
    part = workbooks.book(head={"Del av kommunen": "IFO"})
    draft = drafts(a=workbooks.book(f"{WRONG}\n{WRONG}"), b=part)["Åre-rätta.eml"]
    assert "Är delens personer redan med i formuläret för hela kommunen? Svara på det här mejlet." in text_of(draft)
    assert "--duplicates" not in text_of(draft)


def test_the_same_forms_give_the_same_bytes(drafts: Callable[..., dict[str, EmailMessage]], fokusmanad: Run) -> None:
    """A draft has no time and no random boundary; it is replaced only with --force."""
    drafts(Åre=workbooks.book(WRONG))
    before = Path("ut", "Åre-rätta.eml").read_bytes()
    assert fokusmanad("reply", "in", "-o", "ut").status == 2
    assert fokusmanad("reply", "in", "-o", "ut", "--force").status == 1
    assert Path("ut", "Åre-rätta.eml").read_bytes() == before


def test_nothing_to_reply_is_said(fokusmanad: Run, tmp_path: Path) -> None:
    """Without drafts no folder is made."""
    workbooks.save(workbooks.book(), tmp_path / "Åre.xlsx")
    ran = fokusmanad("reply", "Åre.xlsx", "-o", "ut")
    assert ran == (0, "", "Inga utkast behövs.\n")
    assert not Path("ut").exists()
