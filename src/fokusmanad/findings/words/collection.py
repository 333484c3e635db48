"""FM5xx: the files seen together."""

from __future__ import annotations

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text

_CHOOSE = Text(
    "Ingen av filerna räknas förrän du har valt. Ta bort den som inte gäller, eller kör fokusmanad summarize med "
    "--duplicates newest (räkna den nyaste) eller --duplicates add (lägg ihop dem).",
    "None of the files is counted until you have chosen. Remove the one that should not count, or run fokusmanad "
    "summarize with --duplicates newest (count the newest) or --duplicates add (add them up).",
)
_WHOLE_OR_PART = Text(
    "Ingen av filerna räknas förrän du har valt. Ta bort den som inte gäller, skriv vilken del det är, eller kör "
    "fokusmanad summarize med --duplicates add om ingen person finns i båda.",
    "None of the files is counted until you have chosen. Remove the one that should not count, write which part it is, "
    "or run fokusmanad summarize with --duplicates add if nobody is in both.",
)
_OLDER = Message(
    rule=Text(
        "{newest} är nyare, så den här filen räknas inte.",
        "{newest} is newer, so this file is not counted.",
    ),
    action=Text(
        "Stämmer det behöver du inte göra något. Annars: ta bort den fil som inte gäller.",
        "If that is right, you need not do anything. Otherwise, remove the file that should not count.",
    ),
)
_SAME_TIME = Message(
    rule=Text(
        "Det går inte att välja den nyaste: den här filen sparades samtidigt som {others}.",
        "The newest cannot be chosen: this file was saved at the same time as {others}.",
    ),
    action=Text(
        "Jämför filerna och ta bort den som inte gäller.",
        "Compare the files and remove the one that should not count.",
    ),
)
COLLECTION = {
    "FM501": Entry(
        severity=Severity.WARNING,
        title=Text("En kommun har inte svarat", "A kommun has not answered"),
        messages={},
        why=Text(
            "En kommun som saknas är något annat än en kommun utan besök. Sammanställningen visar vilka som saknas.",
            "A kommun that is missing is not the same as one without visits. The summary names those that are missing.",
        ),
        steps=Text(
            "Kontrollera att filen inte ligger i en annan mapp eller kvar i mejlen.\n"
            "Kontrollera att filen inte har stoppats av ett annat fel.\n"
            "Påminn kontaktpersonen.\n"
            "Deltar kommunen inte: ta bort den ur kampanjfilen.",
            "Check that the file is not in another folder or still in the mail.\n"
            "Check that the file was not refused for another reason.\n"
            "Remind the contact person.\n"
            "If the kommun does not take part, remove it from the campaign file.",
        ),
        example=Text(
            "Fel: Berg hade inga besök och skickade inget\nRätt: Berg skickar formuläret med Inga besök = Ja",
            "Wrong: Berg had no visits and sent nothing\nRight: Berg sends the form with Inga besök = Ja",
        ),
    ),
    "FM502": Entry(
        severity=Severity.ERROR,
        title=Text("Två filer för samma kommun", "Two files for the same kommun"),
        messages={
            "": Message(
                rule=Text(
                    "Svar för {kommun} finns också i {others}{age}.",
                    "Answers for {kommun} are also in {others}{age}.",
                ),
                action=_CHOOSE,
            ),
            "part": Message(
                rule=Text(
                    "Svar för {kommun}, {part}, finns också i {others}{age}.",
                    "Answers for {kommun}, {part}, are also in {others}{age}.",
                ),
                action=_CHOOSE,
            ),
            "older": _OLDER,
            "same_time": _SAME_TIME,
        },
        why=Text(
            "Det kan vara en rättad fil eller två olika delar av kommunen. Räknas båda av misstag kommer personer med "
            "två gånger.",
            "It may be a corrected file, or two parts of the kommun. If both are counted by mistake, persons are "
            "counted twice.",
        ),
        steps=Text(
            "Är den ena en rättad version: ta bort den äldre ur mappen, eller kör igen med --duplicates newest.\n"
            "Är det olika delar av kommunen: skriv delens namn vid Del av kommunen i vardera filen.\n"
            "Hör båda till samma del: kör fokusmanad summarize med --duplicates add.\n"
            "Är du osäker: fråga kontaktpersonen.",
            "If one is a corrected version, remove the older one from the folder, or run again with --duplicates "
            "newest.\n"
            "If they are different parts of the kommun, write the name of the part at Del av kommunen in each file.\n"
            "If both belong to the same part, run again with --duplicates add.\n"
            "If you are unsure, ask the contact person.",
        ),
        example=Text(
            "Fel: Åre.xlsx och Åre (2).xlsx i samma mapp\nRätt: bara den som gäller ligger kvar",
            "Wrong: Åre.xlsx and Åre (2).xlsx in the same folder\nRight: only the one that should count is kept there",
        ),
    ),
    "FM504": Entry(
        severity=Severity.ERROR,
        title=Text(
            "Ett formulär för hela kommunen bredvid ett för en del", "A form for the whole kommun and one for a part"
        ),
        messages={
            "": Message(
                rule=Text(
                    "Filen gäller hela {kommun}, och {others} gäller en del av kommunen.",
                    "The file is for the whole of {kommun}, and {others} is for a part of it.",
                ),
                action=_WHOLE_OR_PART,
            ),
            "part": Message(
                rule=Text(
                    "Filen gäller en del av {kommun}, och {others} gäller hela kommunen.",
                    "The file is for a part of {kommun}, and {others} is for the whole kommun.",
                ),
                action=_WHOLE_OR_PART,
            ),
        },
        why=Text(
            "Hela kommunen innehåller sina delar. Läggs de ihop kommer personer med två gånger.",
            "The whole kommun contains its parts. If they are added up, persons are counted twice.",
        ),
        steps=Text(
            "Finns delens personer redan i formuläret för hela kommunen: ta bort delens fil.\n"
            "Gäller formuläret utan del bara resten: skriv delens namn vid Del av kommunen i den filen.\n"
            "Är du säker på att ingen person finns i båda: kör fokusmanad summarize med --duplicates add.\n"
            "Är du osäker: fråga kontaktpersonen.",
            "If the persons of the part are already in the form for the whole kommun, remove the part's file.\n"
            "If the form without a part is only for the rest, write the name of the part at Del av kommunen in that "
            "file.\n"
            "If you are sure that no one is in both, run fokusmanad summarize with --duplicates add.\n"
            "If you are unsure, ask the contact person.",
        ),
        example=Text(
            "Fel: Åre.xlsx utan del och Åre IFO.xlsx med delen IFO\nRätt: Åre IFO.xlsx och Åre Bistånd.xlsx",
            "Wrong: Åre.xlsx without a part, and Åre IFO.xlsx\nRight: Åre IFO.xlsx and Åre Bistånd.xlsx",
        ),
    ),
    "FM503": Entry(
        severity=Severity.ERROR,
        title=Text("Två filer med samma rader", "Two files with the same rows"),
        messages={
            "": Message(
                rule=Text(
                    "Exakt samma rader finns också i {others}{age}.",
                    "Exactly the same rows are also in {others}{age}.",
                ),
                action=_CHOOSE,
            ),
            "older": _OLDER,
            "same_time": _SAME_TIME,
        },
        why=Text(
            "Samma rader i två filer är nästan alltid en kopia. Räknas båda kommer alla personer med två gånger.",
            "The same rows in two files are nearly always a copy. If both are counted, every person is counted twice.",
        ),
        steps=Text(
            "Är den ena en kopia: ta bort den ur mappen.\n"
            "Är filerna från två kommuner: den ena har fått fel rader. Fråga kontaktpersonerna.",
            "If one is a copy, remove it from the folder.\n"
            "If the files are from two kommuner, one of them has the wrong rows. Ask the contact persons.",
        ),
        example=Text(
            "Fel: Berg.xlsx och Kopia av Berg.xlsx\nRätt: bara Berg.xlsx",
            "Wrong: Berg.xlsx and Kopia av Berg.xlsx\nRight: only Berg.xlsx",
        ),
    ),
}
