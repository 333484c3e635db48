"""FM2xx: the headings of the form and the content of the sheet Kommun."""

from __future__ import annotations

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text

_WRITE_THE_NAME = Text(
    "Skriv kommunens vanliga namn, till exempel Åre.",
    "Write the usual name of the kommun, for example Åre.",
)
_WRONG_MONTH = Text(
    "Rätta månaden om den är fel. Hör formuläret till en annan omgång: flytta filen dit.",
    "Correct the month if it is wrong. If the form belongs to another round, move the file there.",
)
_RIGHT_AS_IT_IS = Text(
    "Stämmer det behöver du inte göra något. Annars: ta bort den flik som inte ska vara med.",
    "If that is right, you need not do anything. Otherwise, delete the sheet that should not count.",
)

HEAD = {
    "FM201": Entry(
        severity=Severity.ERROR,
        title=Text("En kolumn saknas", "A column is missing"),
        messages={
            "": Message(
                rule=Text("kolumnen {heading} saknas.", "the column {heading} is missing."),
                action=Text(
                    "Skriv rubriken {heading} över kolumnen med de svaren, på samma rad som de andra rubrikerna.",
                    "Write the heading {heading} above the column with those answers, in the same row as the other "
                    "headings.",
                ),
            ),
        },
        why=Text(
            "Utan kolumnen går det inte att räkna svaren, så hela filen väntar tills rubriken är på plats.",
            "Without the column the answers cannot be counted, so the whole file waits until the heading is there.",
        ),
        steps=Text(
            "Leta upp kolumnen i fliken Formulär. Rubriken kan ha raderats eller skrivits om.\n"
            "Skriv rubriken som i det tomma formuläret.\n"
            "Är hela kolumnen borta: kopiera svaren till ett tomt formulär och fyll i det som saknas.",
            "Find the column in the sheet Formulär. Its heading may have been erased or rewritten.\n"
            "Write the heading as it is in the empty form.\n"
            "If the whole column is gone, copy the answers to an empty form and fill in what is missing.",
        ),
        example=Text(
            "Fel: Löpnr | Enhet | Kön | | Orsak | Svar\nRätt: Löpnr | Enhet | Kön | Fick frågan | Orsak | Svar",
            "Wrong: Löpnr | Enhet | Kön | | Orsak | Svar\nRight: Löpnr | Enhet | Kön | Fick frågan | Orsak | Svar",
        ),
    ),
    "FM202": Entry(
        severity=Severity.ERROR,
        title=Text("En kolumn finns två gånger", "A column appears twice"),
        messages={
            "": Message(
                rule=Text(
                    "rubriken {heading} finns redan i {first}.",
                    "the heading {heading} is already in {first}.",
                ),
                action=Text(
                    "Behåll kolumnen med rätt svar och ta bort den andra.",
                    "Keep the column with the right answers and remove the other.",
                ),
            ),
        },
        why=Text(
            "Med två kolumner för samma sak går det inte att veta vilket svar som gäller.",
            "With two columns for the same thing it is impossible to know which answer is right.",
        ),
        steps=Text(
            "Jämför de två kolumnerna i fliken Formulär.\n"
            "Samla svaren i den ena.\n"
            "Markera den andra kolumnen, högerklicka och välj Ta bort. Spara.",
            "Compare the two columns in the sheet Formulär.\n"
            "Collect the answers in one of them.\n"
            "Select the other column, right-click and choose Delete. Save.",
        ),
        example=Text(
            "Fel: Fick frågan | Svar | När | Svar\nRätt: Fick frågan | Svar | När",
            "Wrong: Fick frågan | Svar | När | Svar\nRight: Fick frågan | Svar | När",
        ),
    ),
    "FM203": Entry(
        severity=Severity.WARNING,
        title=Text("En okänd kolumn läses inte", "An unknown column is not read"),
        messages={
            "": Message(
                rule=Text(
                    "rubriken hör inte till formuläret, så kolumnen läses inte.",
                    "the heading does not belong to the form, so the column is not read.",
                ),
                action=Text(
                    "Ta bort kolumnen om den inte behövs.",
                    "Remove the column if it is not needed.",
                ),
            ),
            "survey": Message(
                rule=Text(
                    "kolumner som enkätverktyget har lagt till läses inte: {names}.",
                    "columns that the survey tool added are not read: {names}.",
                ),
                action=Text(
                    "Ta bort dem innan ni skickar, särskilt namn och e-post.",
                    "Remove them before you send the file, names and addresses above all.",
                ),
            ),
            "near": Message(
                rule=Text(
                    "rubriken ”{value}” hör inte till formuläret, så kolumnen läses inte.",
                    "the heading “{value}” does not belong to the form, so the column is not read.",
                ),
                action=Text(
                    "Rätta rubriken, eller ta bort kolumnen om den inte behövs.",
                    "Correct the heading, or remove the column if it is not needed.",
                ),
            ),
            "near_required": Message(
                rule=Text(
                    "rubriken ”{value}” känns inte igen, och en kolumn som behövs saknas.",
                    "the heading “{value}” is not recognised, and a column that is needed is missing.",
                ),
                action=Text("Rätta rubriken.", "Correct the heading."),
            ),
            "answers": Message(
                rule=Text(
                    "rubriken känns inte igen, så kolumnen läses inte, men svaren hör till en kolumn som saknas.",
                    "the heading is not recognised, so the column is not read, but its answers belong to a column that "
                    "is missing.",
                ),
                action=Text("Är det den kolumnen: rätta rubriken.", "If it is that column, correct the heading."),
            ),
            "count": Message(
                rule=Text(
                    "varje rad räknas som en person, så antalen i kolumnen läses inte.",
                    "each row is counted as one person, so the counts in the column are not read.",
                ),
                action=Text(
                    "Skriv en rad för varje person, eller be den som samordnar om formuläret för summor.",
                    "Write a row for each person, or ask the coordinator for the form for sums.",
                ),
            ),
            "indicator": Message(
                rule=Text(
                    "indikatorn finns inte i listan, så den läses inte.",
                    "the indicator is not in the list, so it is not read.",
                ),
                action=Text(
                    "Skriv indikatorn som i mallen, eller ta bort raden om den inte behövs.",
                    "Write the indicator as in the template, or remove the row if it is not needed.",
                ),
            ),
            "near_indicator": Message(
                rule=Text(
                    "indikatorn ”{value}” finns inte i listan, så den läses inte.",
                    "the indicator “{value}” is not in the list, so it is not read.",
                ),
                action=Text("Rätta indikatorn.", "Correct the indicator."),
            ),
            "unnamed": Message(
                rule=Text(
                    "kolumnen är ifylld men har ingen rubrik, så den läses inte.",
                    "the column is filled in but has no heading, so it is not read.",
                ),
                action=Text(
                    "Skriv rubriken om kolumnen hör till formuläret, annars ta bort det som står i den.",
                    "Write the heading if the column belongs to the form, otherwise remove its contents.",
                ),
            ),
        },
        why=Text(
            "Det som står i kolumnen kommer inte med i sammanställningen. Egna anteckningar kan dessutom innehålla "
            "uppgifter om personer, och sådana ska inte skickas.",
            "The contents of the column do not reach the summary. Notes of your own may also hold facts about "
            "persons, and those should not be sent.",
        ),
        steps=Text(
            "Är rubriken felstavad: skriv den som i det tomma formuläret.\n"
            "Är kolumnen din egen: ta bort den innan du skickar filen.",
            "If the heading is misspelled, write it as in the empty form.\n"
            "If the column is your own, remove it before you send the file.",
        ),
        example=Text("Fel: Fick fråga\nRätt: Fick frågan", "Wrong: Fick fråga\nRight: Fick frågan"),
    ),
    "FM204": Entry(
        severity=Severity.ERROR,
        title=Text("En uppgift om kommunen saknas", "A fact about the kommun is missing"),
        messages={
            "": Message(
                rule=Text("uppgiften är inte ifylld.", "this is not filled in."),
                action=Text("Fyll i {label} i kolumn B.", "Fill in {label} in column B."),
            ),
            "row": Message(
                rule=Text("uppgiften är inte ifylld.", "this is not filled in."),
                action=Text("Fyll i {label} på varje rad.", "Fill in {label} in each row."),
            ),
            "unread": Message(
                rule=Text(
                    "uppgiften går inte att läsa, och utan den kan filen inte räknas med.",
                    "this cannot be read, and without it the file cannot be counted.",
                ),
                action=Text("Skriv {label} för hand i kolumn B.", "Type {label} in column B."),
            ),
            "near": Message(
                rule=Text(
                    "raden {label} saknas, men här står ”{value}”.",
                    "the line {label} is missing, but here is “{value}”.",
                ),
                action=Text("Skriv {label} i cellen.", "Write {label} in the cell."),
            ),
            "sheet": Message(
                rule=Text(
                    "Fliken Kommun saknas, så det går inte att veta vilken kommun och månad svaren gäller.",
                    "The sheet Kommun is missing, so the kommun and the month of the answers are unknown.",
                ),
                action=Text(
                    "Kopiera svaren till ett tomt formulär, fyll i fliken Kommun där och skicka det i stället.",
                    "Copy the answers to an empty form, fill in its sheet Kommun and send that instead.",
                ),
            ),
            "table": Message(
                rule=Text(
                    "Kolumnen Kommun saknas, så det går inte att veta vilken kommun svaren gäller.",
                    "The column Kommun is missing, so the kommun of the answers is unknown.",
                ),
                action=Text(
                    "Lägg till en kolumn med rubriken Kommun och kommunens namn på varje rad.",
                    "Add a column with the heading Kommun and the name of the kommun in each row.",
                ),
            ),
            "column": Message(
                rule=Text("kolumnen {label} saknas.", "the column {label} is missing."),
                action=Text(
                    "Lägg till en kolumn med rubriken {label} och fyll i den på varje rad.",
                    "Add a column with the heading {label} and fill it in on each row.",
                ),
            ),
            "period_column": Message(
                rule=Text("kolumnen {label} saknas.", "the column {label} is missing."),
                action=Text(
                    "Lägg till en kolumn med rubriken {label} och fyll i den på varje rad. Är den lika på alla rader: "
                    "ange den i kampanjfilen, eller med --period.",
                    "Add a column with the heading {label} and fill it in on each row. If it is the same on all rows, "
                    "give it in the campaign file, or with --period.",
                ),
            ),
            "label": Message(
                rule=Text("raden {label} saknas.", "the line {label} is missing."),
                action=Text(
                    "Skriv {label} i kolumn A på en tom rad, och uppgiften i kolumn B.",
                    "Write {label} in column A of an empty row, and its value in column B.",
                ),
            ),
        },
        why=Text(
            "Mallversion, Kommun och Fokusmånad visar vilken kommun och vilken månad svaren gäller. Utan dem kan "
            "filen inte räknas med.",
            "Mallversion, Kommun and Fokusmånad say which kommun and which month the answers are for. Without them "
            "the file cannot be counted.",
        ),
        steps=Text(
            "Öppna fliken Kommun.\n"
            "Kontrollera att namnet på uppgiften står i kolumn A, som i det tomma formuläret.\n"
            "Skriv uppgiften i kolumn B och spara.",
            "Open the sheet Kommun.\n"
            "Check that the label is in column A, as in the empty form.\n"
            "Write the value in column B and save.",
        ),
        example=Text("Fel: Kommun |\nRätt: Kommun | Åre", "Wrong: Kommun |\nRight: Kommun | Åre"),
    ),
    "FM205": Entry(
        severity=Severity.ERROR,
        title=Text("Kommunen känns inte igen", "The kommun is not recognised"),
        messages={
            "": Message(
                rule=Text(
                    "namnet finns inte bland Sveriges 290 kommuner.",
                    "the name is not among the 290 kommuner of Sweden.",
                ),
                action=_WRITE_THE_NAME,
            ),
            "near": Message(
                rule=Text(
                    "”{value}” finns inte bland Sveriges 290 kommuner.",
                    "“{value}” is not among the 290 kommuner of Sweden.",
                ),
                action=_WRITE_THE_NAME,
            ),
            "code": Message(
                rule=Text(
                    "koden hör inte till någon kommun.",
                    "the code does not belong to any kommun.",
                ),
                action=Text(
                    "Skriv kommunkoden med fyra siffror, eller lämna cellen tom.",
                    "Write the code of the kommun with four digits, or leave the cell empty.",
                ),
            ),
            "disagree": Message(
                rule=Text(
                    "koden hör till en annan kommun. {kommun} har koden {code}.",
                    "the code belongs to another kommun. {kommun} has the code {code}.",
                ),
                action=Text(
                    "Rätta koden eller namnet, så att båda gäller samma kommun.",
                    "Correct the code or the name, so that both are of the same kommun.",
                ),
            ),
        },
        why=Text(
            "Svaren ska räknas till rätt kommun. Är namnet eller koden fel kan de hamna hos en annan.",
            "The answers must be counted for the right kommun. If the name or the code is wrong, another may get them.",
        ),
        steps=Text(
            "Öppna fliken Kommun.\n"
            "Skriv kommunens namn vid Kommun. Både ”Åre” och ”Åre kommun” går bra.\n"
            "Kontrollera koden vid Kommunkod. Är du osäker: lämna den cellen tom.\n"
            "Gäller svaren en del av kommunen: skriv delens namn vid Del av kommunen.",
            "Open the sheet Kommun.\n"
            "Write the name of the kommun at Kommun. Both “Åre” and “Åre kommun” will do.\n"
            "Check the code at Kommunkod. If you are unsure, leave that cell empty.\n"
            "If the answers are for a part of the kommun, write its name at Del av kommunen.",
        ),
        example=Text("Fel: Östesund\nRätt: Östersund", "Wrong: Östesund\nRight: Östersund"),
    ),
    "FM206": Entry(
        severity=Severity.ERROR,
        title=Text("Fel månad eller period", "The wrong month or period"),
        messages={
            "": Message(
                rule=Text("perioden går inte att tyda.", "the period cannot be read."),
                action=Text(
                    "Skriv månaden så här: 2026-03. En vecka skrivs 2026-V47, ett kvartal 2026-Q4 och ett år 2026.",
                    "Write the month like this: 2026-03. A week is 2026-V47, a quarter 2026-Q4 and a year 2026.",
                ),
            ),
            "campaign": Message(
                rule=Text(
                    "perioden är {period}, men omgången gäller {expected}.",
                    "the period is {period}, but this round is for {expected}.",
                ),
                action=_WRONG_MONTH,
            ),
            "majority": Message(
                rule=Text(
                    "perioden är {period}, men de flesta filerna gäller {expected}.",
                    "the period is {period}, but most of the files are for {expected}.",
                ),
                action=_WRONG_MONTH,
            ),
        },
        why=Text(
            "En sammanställning gäller en enda period. Svar från andra perioder får inte blandas in.",
            "A summary is for one period only. Answers from other periods must not be mixed in.",
        ),
        steps=Text(
            "Öppna fliken Kommun och leta upp Fokusmånad.\n"
            "Skriv månaden som svaren gäller, till exempel 2026-03. Även ”mars 2026” går bra.\n"
            "Är månaden rätt men filen hamnat i fel mapp: flytta filen.",
            "Open the sheet Kommun and find Fokusmånad.\n"
            "Write the month that the answers are for, for example 2026-03. “mars 2026” will do as well.\n"
            "If the month is right but the file is in the wrong folder, move the file.",
        ),
        example=Text("Fel: våren 2026\nRätt: 2026-03", "Wrong: våren 2026\nRight: 2026-03"),
    ),
    "FM207": Entry(
        severity=Severity.WARNING,
        title=Text("Kommunen var inte anmäld", "The kommun was not expected"),
        messages={
            "": Message(
                rule=Text(
                    "{kommun} står inte bland kommunerna i kampanjfilen, men räknas ändå.",
                    "{kommun} is not among the kommuner in the campaign file, but is counted all the same.",
                ),
                action=Text(
                    "Lägg till kommunen i kampanjfilen, eller ta bort filen om den inte ska vara med.",
                    "Add the kommun to the campaign file, or remove the file if it should not take part.",
                ),
            ),
        },
        why=Text(
            "En kommun som inte väntades ändrar summorna. Samordnaren bör veta om det och välja.",
            "A kommun that was not expected changes the totals. The coordinator should know it and choose.",
        ),
        steps=Text(
            "Ska kommunen vara med: skriv till den i kampanjfilen, fokusmanad.toml.\n"
            "Ska den inte vara med: flytta filen ur mappen.",
            "If the kommun should take part, add it to the campaign file, fokusmanad.toml.\n"
            "If it should not, move the file out of the folder.",
        ),
        example=Text(
            'Fel: kommuner = ["Berg", "Åre"] när även Krokom har svarat\nRätt: kommuner = ["Berg", "Krokom", "Åre"]',
            'Wrong: kommuner = ["Berg", "Åre"] when Krokom has answered too\n'
            'Right: kommuner = ["Berg", "Krokom", "Åre"]',
        ),
    ),
    "FM208": Entry(
        severity=Severity.ERROR,
        title=Text("Flikar med samma rader", "Sheets with the same rows"),
        messages={
            "": Message(
                rule=Text(
                    "Samma rader finns i flera flikar: {sheets}.",
                    "The same rows are in several sheets: {sheets}.",
                ),
                action=Text(
                    "Ta bort den flik som är en kopia. Är det olika personer: ge raderna olika Löpnr.",
                    "Delete the sheet that is a copy. If they are different persons, give the rows different Löpnr.",
                ),
            ),
            "heads": Message(
                rule=Text(
                    "Flikarna {sheets} anger olika kommun, månad eller del av kommunen.",
                    "The sheets {sheets} give different kommuner, months or parts of the kommun.",
                ),
                action=Text(
                    "Ta bort den flik som inte gäller, eller skicka en fil för varje del av kommunen.",
                    "Delete the sheet that does not apply, or send one file for each part of the kommun.",
                ),
            ),
        },
        why=Text(
            "Flera flikar med svar räknas ihop. Är en flik en kopia, eller en samling av de andra, skulle samma "
            "personer räknas två gånger.",
            "Several sheets with answers are added up. If one is a copy, or gathers the others, the same persons "
            "would be counted twice.",
        ),
        steps=Text(
            "Jämför flikarna.\n"
            "Är den ena en kopia, eller en samling av de andra: högerklicka på den och välj Ta bort.\n"
            "Är det olika personer: ge raderna olika Löpnr.\n"
            "Gäller flikarna olika delar av kommunen: spara en fil för varje del och fyll i Del av kommunen.",
            "Compare the sheets.\n"
            "If one is a copy, or gathers the others, right-click it and choose Delete.\n"
            "If they are different persons, give the rows different Löpnr.\n"
            "If the sheets are for different parts of the kommun, save one file for each and fill in Del av kommunen.",
        ),
        example=Text(
            "Fel: flikarna Formulär och Formulär (2) med samma rader\nRätt: bara fliken Formulär",
            "Wrong: the sheets Formulär and Formulär (2) with the same rows\nRight: the sheet Formulär alone",
        ),
    ),
    "FM211": Entry(
        severity=Severity.WARNING,
        title=Text("Perioden ligger långt tillbaka", "The period is long ago"),
        messages={
            "": Message(
                rule=Text(
                    "perioden är {period}, för mer än ett år sedan.",
                    "the period is {period}, more than a year ago.",
                ),
                action=Text(
                    "Kontrollera att det inte är förra årets formulär, och rätta månaden om den är fel.",
                    "Check that it is not last year's form, and correct the month if it is wrong.",
                ),
            ),
        },
        why=Text(
            "Förra årets formulär ligger ofta kvar i mappen, eller används som mall med den gamla månaden kvar.",
            "Last year's form is often still in the folder, or was used as a template with its month left as it was.",
        ),
        steps=Text(
            "Öppna fliken Kommun och titta på Fokusmånad.\n"
            "Är svaren från i år: rätta månaden.\n"
            "Är det förra årets formulär: skicka årets i stället.",
            "Open the sheet Kommun and look at Fokusmånad.\n"
            "If the answers are this year's, correct the month.\n"
            "If it is last year's form, send this year's instead.",
        ),
        example=Text(
            "Fel: svar från mars 2026 med Fokusmånad 2025-03\nRätt: Fokusmånad 2026-03",
            "Wrong: answers from March 2026 with Fokusmånad 2025-03\nRight: Fokusmånad 2026-03",
        ),
    ),
    "FM210": Entry(
        severity=Severity.INFO,
        title=Text("Flera flikar räknas ihop", "Several sheets are added up"),
        messages={
            "": Message(
                rule=Text(
                    "Svaren i flikarna {sheets} räknas ihop.",
                    "The answers in the sheets {sheets} are added up.",
                ),
                action=_RIGHT_AS_IT_IS,
            ),
            "blank": Message(
                rule=Text(
                    "Svaren i flikarna {sheets} räknas ihop. Tomma kopior av formuläret hoppas över: {blank}.",
                    "The answers in the sheets {sheets} are added up. Blank copies of the form are passed over: "
                    "{blank}.",
                ),
                action=_RIGHT_AS_IT_IS,
            ),
        },
        why=Text(
            "Många har en flik för varje handläggare eller vecka. Alla flikar med formulärets rubriker läses som ett "
            "enda formulär, och Löpnr jämförs bara inom en flik.",
            "Many have a sheet for each social worker or week. All sheets with the headings of the form are read as "
            "one form, and Löpnr is compared only within a sheet.",
        ),
        steps=Text(
            "Kontrollera att alla flikar som räknas ihop gäller samma månad.\n"
            "Ska en flik inte räknas med: högerklicka på den och välj Ta bort.",
            "Check that all sheets that are added up are for the same month.\n"
            "If a sheet should not count, right-click it and choose Delete.",
        ),
        example=Text(
            "Läses ihop: flikarna Anna, Bengt och Cecilia\nLäses inte: en flik utan formulärets rubriker",
            "Read together: the sheets Anna, Bengt and Cecilia\nNot read: a sheet without the headings of the form",
        ),
    ),
    "FM209": Entry(
        severity=Severity.ERROR,
        title=Text("En uppgift om kommunen går inte att tyda", "A fact about the kommun cannot be read"),
        messages={
            "number": Message(
                rule=Text("här ska det stå ett helt tal.", "this should be a whole number."),
                action=Text(
                    "Skriv {label} med siffror, till exempel 120, eller lämna cellen tom.",
                    "Write {label} in digits, for example 120, or leave the cell empty.",
                ),
            ),
            "yes_no": Message(
                rule=Text("här ska det stå Ja eller Nej.", "this should be Ja or Nej."),
                action=Text(
                    "Välj Ja eller Nej vid {label}, eller lämna cellen tom.",
                    "Choose Ja or Nej at {label}, or leave the cell empty.",
                ),
            ),
            "listed": Message(
                rule=Text("svaret finns inte i listan.", "the answer is not in the list."),
                action=Text(
                    "Välj ett svar i listan vid {label}, eller lämna cellen tom.",
                    "Choose an answer in the list at {label}, or leave the cell empty.",
                ),
            ),
        },
        why=Text(
            "Uppgiften används för att räkna täckning och för att veta vilka som deltog. Tills den går att tyda "
            "räknas den som okänd.",
            "The value is used to work out coverage and to know who took part. Until it can be read it counts as "
            "unknown.",
        ),
        steps=Text(
            "Öppna fliken Kommun.\n"
            "Skriv bara ett helt tal, eller välj svaret i listan, utan andra ord i cellen.\n"
            "Vet du inte: lämna cellen tom.",
            "Open the sheet Kommun.\n"
            "Write only a whole number, or choose the answer in the list, with no other words in the cell.\n"
            "If you do not know, leave the cell empty.",
        ),
        example=Text("Fel: ungefär 120\nRätt: 120", "Wrong: about 120\nRight: 120"),
    ),
}
