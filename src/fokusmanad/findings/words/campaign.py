"""FM901: the campaign file. Each rule names the key first; straight quotation marks are TOML's own."""

from __future__ import annotations

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text

CAMPAIGN = {
    "FM901": Entry(
        severity=Severity.USAGE,
        title=Text("Kampanjfilen är fel", "The campaign file is wrong"),
        messages={
            "syntax": Message(
                rule=Text("Rad {line} går inte att tyda.", "Line {line} cannot be read."),
                action=Text(
                    "Kontrollera att det finns ett likhetstecken, att alla citattecken och hakparenteser är stängda, "
                    "och att nyckeln skrivs utan å, ä och ö (lan, inte län).",
                    "Check that there is an equals sign, that all quotation marks and brackets are closed, "
                    "and that the key has no å, ä or ö (lan, not län).",
                ),
            ),
            "unreadable": Message(
                rule=Text("Datorn kommer inte åt kampanjfilen.", "The computer cannot open the campaign file."),
                action=Text(
                    "Kontrollera att filen finns, att du får läsa den och att den är hämtad om den ligger i OneDrive.",
                    "Check that the file exists, that you may read it and that it is downloaded if it is in OneDrive.",
                ),
            ),
            "encoding": Message(
                rule=Text(
                    "Kampanjfilen är inte sparad som vanlig text i UTF-8.",
                    "The campaign file is not saved as plain text in UTF-8.",
                ),
                action=Text(
                    "Öppna den i Anteckningar, klicka på Arkiv och Spara som, och välj kodningen UTF-8.",
                    "Open it in Notepad, click File and Save as, and choose the encoding UTF-8.",
                ),
            ),
            "unknown_key": Message(
                rule=Text("{key}: namnet känns inte igen.", "{key}: the name is not recognised."),
                action=Text("Rätta namnet eller ta bort raden.", "Correct the name or remove the line."),
            ),
            "missing_key": Message(
                rule=Text("{key} saknas.", "{key} is missing."),
                action=Text("Lägg till raden.", "Add the line."),
            ),
            "true_or_false": Message(
                rule=Text("{key} ska vara true eller false.", "{key} must be true or false."),
                action=Text(
                    "Skriv true eller false, utan citattecken.", "Write true or false, without quotation marks."
                ),
            ),
            "group": Message(
                rule=Text("{key} är ingen orsaksgrupp.", "{key} is no group of reasons."),
                action=Text(
                    "Skriv company, routine, judgement, not_applicable eller other.",
                    "Write company, routine, judgement, not_applicable or other.",
                ),
            ),
            "two_periods": Message(
                rule=Text("Både month och period står i filen.", "Both month and period are in the file."),
                action=Text("Ta bort den som inte gäller.", "Remove the one that does not apply."),
            ),
            "month": Message(
                rule=Text(
                    '{key}: ska skrivas som "2026-03".',
                    '{key}: should be written as "2026-03".',
                ),
                action=Text(
                    "Skriv årtal, bindestreck och månad inom citattecken.",
                    "Write the year, a hyphen and the month between quotation marks.",
                ),
            ),
            "date": Message(
                rule=Text("{key}: ska vara ett datum.", "{key}: should be a date."),
                action=Text(
                    "Skriv år, månad och dag utan citattecken: 2026-04-15.",
                    "Write the year, the month and the day without quotation marks: 2026-04-15.",
                ),
            ),
            "text": Message(
                rule=Text("{key}: ska vara text, och får inte vara tom.", "{key}: should be text, and not empty."),
                action=Text(
                    'Sätt raka citattecken runt texten: "så här".',
                    'Put straight quotation marks around the text: "like this".',
                ),
            ),
            "list": Message(
                rule=Text("{key}: ska vara en lista.", "{key}: should be a list."),
                action=Text(
                    'Skriv listan inom hakparenteser: ["Berg", "Åre"].',
                    'Write the list between square brackets: ["Berg", "Åre"].',
                ),
            ),
            "table": Message(
                rule=Text("{key}: ska vara ett eget avsnitt.", "{key}: should be a section of its own."),
                action=Text(
                    "Skriv [{key}] på en egen rad, och varje uppgift på en rad under den.",
                    "Write [{key}] on a line of its own, and each value on a line below it.",
                ),
            ),
            "number": Message(
                rule=Text("{key}: ska vara ett helt tal.", "{key}: should be a whole number."),
                action=Text("Skriv bara siffror, utan citattecken.", "Write only digits, without quotation marks."),
            ),
            "too_low": Message(
                rule=Text("{key}: talet är för lågt.", "{key}: the number is too low."),
                action=Text("Skriv {least} eller mer.", "Write {least} or more."),
            ),
            "too_high": Message(
                rule=Text("{key}: talet är för högt.", "{key}: the number is too high."),
                action=Text("Skriv {most} eller mindre.", "Write {most} or less."),
            ),
            "lan": Message(
                rule=Text(
                    "{key}: länet finns inte bland Sveriges 21 län.",
                    "{key}: this is not among the 21 län of Sweden.",
                ),
                action=Text(
                    'Skriv länets hela namn, till exempel "Jämtlands län".',
                    'Write the full name of the län, for example "Jämtlands län".',
                ),
            ),
            "kommun": Message(
                rule=Text(
                    "{key}: namnet finns inte bland Sveriges 290 kommuner.",
                    "{key}: the name is not among the 290 kommuner of Sweden.",
                ),
                action=Text(
                    'Skriv kommunens vanliga namn, till exempel "Åre".',
                    'Write the usual name of the kommun, for example "Åre".',
                ),
            ),
            "heading": Message(
                rule=Text(
                    "{key}: det här är ingen rubrik i formuläret.",
                    "{key}: this is not a heading of the form.",
                ),
                action=Text(
                    "Skriv rubriken som den står i fliken Formulär.",
                    "Write the heading as it is in the sheet Formulär.",
                ),
            ),
            "answer": Message(
                rule=Text(
                    "{key}: svaret finns inte i den kolumnen.",
                    "{key}: this is not an answer of that column.",
                ),
                action=Text(
                    "Skriv svaret som det står i fliken Listor.",
                    "Write the answer as it is in the sheet Listor.",
                ),
            ),
            "taken": Message(
                rule=Text(
                    "{key}: skrivsättet betyder redan {owner}.",
                    "{key}: the spelling already means {owner}.",
                ),
                action=Text(
                    "Ta bort det på det ena stället.",
                    "Remove it in one of the two places.",
                ),
            ),
            "bad_key": Message(
                rule=Text(
                    "{key}: namnet har tecken som inte går att använda.",
                    "{key}: the name has characters that cannot be used.",
                ),
                action=Text(
                    "Skriv med små bokstäver a–z, siffror och understreck, till exempel home_visit.",
                    "Write it in lower case a–z, digits and underscores, for example home_visit.",
                ),
            ),
        },
        why=Text(
            "Kampanjfilen, fokusmanad.toml, styr vilken månad och vilka kommuner som räknas. Är den fel skulle allt "
            "kunna bli fel, så inget räknas förrän den är rättad. Alla fel i filen visas på en gång.",
            "The campaign file, fokusmanad.toml, decides which month and which kommuner are counted. If it is wrong "
            "everything might be, so nothing is counted until it is corrected. All its faults are shown at once.",
        ),
        steps=Text(
            "Öppna fokusmanad.toml i Anteckningar eller ett annat program för vanlig text.\n"
            "Rätta varje rad som meddelandena nämner. Använd raka citattecken.\n"
            "Spara och kör kommandot igen.\n"
            "Vill du börja om: fokusmanad init gör en ny kampanjfil.",
            "Open fokusmanad.toml in Notepad or another program for plain text.\n"
            "Correct each line that the messages name. Use straight quotation marks.\n"
            "Save and run the command again.\n"
            "If you want to start over, fokusmanad init makes a new campaign file.",
        ),
        example=Text('Fel: month = mars\nRätt: month = "2026-03"', 'Wrong: month = mars\nRight: month = "2026-03"'),
    ),
}
