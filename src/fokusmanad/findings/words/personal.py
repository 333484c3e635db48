"""FM305 and FM306: personal data in a cell or anywhere else in the workbook.

No message repeats the number or the address.
"""

from __future__ import annotations

from typing import NamedTuple

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text


class _Spot(NamedTuple):
    """A kind of place where personal data hide, and the step that removes them."""

    where: Text
    step: Text


_SPOTS = {
    "cell": _Spot(
        where=Text("cellen", "the cell"),
        step=Text("Ta bort uppgiften ur cellen och spara.", "Remove it from the cell and save."),
    ),
    "comment": _Spot(
        where=Text("en kommentar till cellen", "a comment on the cell"),
        step=Text(
            "Högerklicka på cellen, ta bort kommentaren och spara.",
            "Right-click the cell, delete the comment and save.",
        ),
    ),
    "sheet_name": _Spot(
        where=Text("flikens namn", "the name of the sheet"),
        step=Text(
            "Dubbelklicka på flikens namn, skriv ett annat och spara.",
            "Double-click the name of the sheet, write another and save.",
        ),
    ),
    "header_footer": _Spot(
        where=Text("sidhuvudet eller sidfoten", "the header or footer of the page"),
        step=Text(
            "Klicka på Visa och Sidlayout, ta bort uppgiften högst upp eller längst ner på sidan och spara.",
            "Click View and Page Layout, remove it at the top or the bottom of the page and save.",
        ),
    ),
    "property": _Spot(
        where=Text("Filens egenskap ”{name}”", "The file's property “{name}”"),
        step=Text(
            "Klicka på Arkiv och Info, ta bort uppgiften under Egenskaper och spara.",
            "Click File and Info, remove it under Properties and save.",
        ),
    ),
    "defined_name": _Spot(
        where=Text("Ett namn på ett cellområde", "The name of a range of cells"),
        step=Text(
            "Klicka på Formler och Namnhanteraren, ta bort namnet och spara.",
            "Click Formulas and Name Manager, delete the name and save.",
        ),
    ),
    "drawing": _Spot(
        where=Text(
            "En textruta, en figur eller en bilds alternativtext", "A text box, a shape or a picture's alt text"
        ),
        step=Text(
            "Klicka på den, ta bort uppgiften (högerklicka för alternativtexten) och spara.",
            "Click it, remove it (right-click for the alt text) and save.",
        ),
    ),
    "link": _Spot(
        where=Text("en länk", "a link"),
        step=Text(
            "Högerklicka på cellen med länken, ta bort länken och spara.",
            "Right-click the cell with the link, remove the link and save.",
        ),
    ),
    "prompt": _Spot(
        where=Text("Meddelandet som visas vid en cell", "The message shown at a cell"),
        step=Text(
            "Klicka på Data och Dataverifiering, ta bort uppgiften ur meddelandena och spara.",
            "Click Data and Data Validation, remove it from the messages and save.",
        ),
    ),
    "changes": _Spot(
        where=Text("De ändringar som programmet har spelat in", "The changes that the program has recorded"),
        step=Text(
            "Sluta spela in ändringar och godkänn alla (i LibreOffice: Redigera, Spåra ändringar, Hantera, Godkänn "
            "alla), eller kopiera svaren till ett tomt formulär, och spara.",
            "Stop recording changes and accept all (in LibreOffice: Edit, Track Changes, Manage, Accept All), or copy "
            "the answers to an empty form, and save.",
        ),
    ),
    "embedded": _Spot(
        where=Text("En fil som är inbäddad i arbetsboken", "A file that is embedded in the workbook"),
        step=Text(
            "Ta bort den inbäddade filen (klicka på den och tryck Delete) och spara.",
            "Remove the embedded file (click it and press Delete) and save.",
        ),
    ),
    "stored": _Spot(
        where=Text(
            "Det som sparas i filen utan att synas (en tabells namn, en pivottabell, en koppling till en annan fil)",
            "What is stored in the file without being shown (a table's name, a pivot table, a connection to a file)",
        ),
        step=Text(
            "Kopiera svaren till ett tomt formulär, klistra in dem som värden och spara det som en ny fil.",
            "Copy the answers to an empty form, paste them as values and save it as a new file.",
        ),
    ),
    "file_name": _Spot(
        where=Text("Filens namn", "The file's name"),
        step=Text(
            "Byt namn på filen, gärna till kommunens namn.",
            "Rename the file, preferably to the name of the kommun.",
        ),
    ),
}


def _messages(rule: Text, action: Text) -> dict[str, Message]:
    """Return a message for each place: `rule` after the place, and `action` after what to do there."""
    return {
        variant: Message(
            Text(f"{spot.where.sv} {rule.sv}", f"{spot.where.en} {rule.en}"),
            Text(f"{spot.step.sv} {action.sv}", f"{spot.step.en} {action.en}"),
        )
        for variant, spot in _SPOTS.items()
    }


# Only identity numbers are looked for here: programs write numbers that look like telephone numbers.
_IDENTITY_ONLY = ("changes", "embedded")
_UNSEARCHABLE = Message(
    rule=Text(
        "En fil som är inbäddad i arbetsboken kan inte granskas.",
        "A file that is embedded in the workbook cannot be searched.",
    ),
    action=Text(
        "Ta bort den ur arbetsboken om den inte behövs. Kontrollera annars själv att den är fri från personuppgifter.",
        "Remove it from the workbook if it is not needed; otherwise check yourself that it contains no personal data.",
    ),
)

PERSONAL = {
    "FM305": Entry(
        severity=Severity.ERROR,
        title=Text("Filen innehåller ett personnummer", "The file contains an identity number"),
        messages=_messages(
            Text(
                "innehåller ett person- eller samordningsnummer, så hela filen stoppas.",
                "contains an identity number, so the whole file is refused.",
            ),
            Text(
                "Radera sedan den gamla filen, och mejlet om den redan är skickad.",
                "Then delete the old file, and the mail if it has already been sent.",
            ),
        ),
        why=Text(
            "Formuläret ska inte kunna knytas till någon person. Ett personnummer eller samordningsnummer visar vem "
            "som har talat med socialtjänsten, och därför stoppas hela filen, hur rätt resten än är. Numret visas "
            "aldrig här.",
            "No one should be recognisable from the form. A personal identity number or coordination number says who "
            "has talked with the social services, so the whole file is refused, even if the rest is right. The "
            "number itself is never shown here.",
        ),
        steps=Text(
            "Ta bort numret på det ställe som meddelandet anger. Titta även i dolda rader och flikar.\n"
            "Är det inget personnummer utan till exempel ett ärendenummer: ta bort det ändå.\n"
            "Spara filen, kontrollera den igen och skicka den nya.\n"
            "Radera den gamla filen överallt: i mappen, i det skickade mejlet, i tidigare mejl i samma tråd och i "
            "papperskorgen. Be mottagaren göra likadant.\n"
            "Har filen lämnat er: följ er rutin för personuppgiftsincidenter.",
            "Remove the number at the place that the message gives. Look in hidden rows and sheets too.\n"
            "If it is not an identity number but, say, a case number, remove it all the same.\n"
            "Save the file, check it again and send the new one.\n"
            "Delete the old file everywhere: in the folder, in the mail that was sent, in earlier mails of the same "
            "thread and in the bin. Ask the recipient to do the same.\n"
            "If the file has left your office, follow your routine for personal data breaches.",
        ),
        example=Text(
            "Fel: Löpnr = ÅÅMMDD-NNNN\nRätt: Löpnr = 7",
            "Wrong: Löpnr = YYMMDD-NNNN\nRight: Löpnr = 7",
        ),
    ),
    "FM306": Entry(
        severity=Severity.WARNING,
        title=Text("En kontaktuppgift på fel ställe", "A contact detail in the wrong place"),
        messages={
            variant: message
            for variant, message in _messages(
                Text("innehåller {kind}.", "contains {kind}."),
                Text(
                    "Kontaktuppgifter får bara stå vid Kontaktperson.",
                    "Contact details are allowed only at Kontaktperson.",
                ),
            ).items()
            if variant not in _IDENTITY_ONLY
        }
        | {"unsearchable": _UNSEARCHABLE},
        why=Text(
            "En adress eller ett telefonnummer kan visa vem en person är. Filen räknas, men uppgiften bör bort innan "
            "filen skickas vidare.",
            "An address or a telephone number may tell who a person is. The file is counted, but the detail should go "
            "before the file is passed on.",
        ),
        steps=Text(
            "Gäller uppgiften en klient: ta bort den och spara.\n"
            "Gäller den dig som kontaktperson: flytta den till Kontaktperson i fliken Kommun.\n"
            "Är filen redan skickad med en klients uppgift: radera mejlet och skicka den nya filen.",
            "If the detail is a client's, remove it and save.\n"
            "If it is yours as contact person, move it to Kontaktperson in the sheet Kommun.\n"
            "If the file has been sent with a client's detail, delete the mail and send the new file.",
        ),
        example=Text(
            "Fel: Kommentar = skriv till namn@exempel.se\nRätt: Kommentar = vill ha ny tid",
            "Wrong: Kommentar = write to name@example.org\nRight: Kommentar = wants another visit",
        ),
    ),
}
