"""FM4xx: answers that contradict each other, and rows and cells that mislead."""

from __future__ import annotations

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text

_LOOK_AND_SHOW = Text(
    "Visa det dolda och kontrollera att det ska vara med.",
    "Unhide it and check that it should be there.",
)

ROWS = {
    "FM401": Entry(
        severity=Severity.ERROR,
        title=Text("Orsak fast personen fick frågan", "A reason though the person was asked"),
        messages={
            "": Message(
                rule=Text(
                    "en orsak är ifylld fast personen fick frågan, så raden räknas inte.",
                    "a reason is given though the person was asked, so the row is not counted.",
                ),
                action=Text(
                    "Ta bort orsaken, eller ändra Fick frågan till Nej.",
                    "Remove the reason, or change Fick frågan to Nej.",
                ),
            ),
        },
        why=Text(
            "Orsak gäller bara den som inte fick frågan. När båda är ifyllda går det inte att veta vad som hände.",
            "Orsak is only for a person who was not asked. With both filled in it is impossible to know what happened.",
        ),
        steps=Text(
            "Fråga den som fyllde i raden om du inte vet.\n"
            "Fick personen frågan: töm Orsak och fyll i Svar.\n"
            "Fick personen inte frågan: ändra Fick frågan till Nej och töm Svar.",
            "Ask whoever filled in the row if you do not know.\n"
            "If the person was asked, empty Orsak and fill in Svar.\n"
            "If the person was not asked, change Fick frågan to Nej and empty Svar.",
        ),
        example=Text(
            "Fel: Fick frågan = Ja, Orsak = Tidsbrist\nRätt: Fick frågan = Nej, Orsak = Tidsbrist",
            "Wrong: Fick frågan = Ja, Orsak = Tidsbrist\nRight: Fick frågan = Nej, Orsak = Tidsbrist",
        ),
    ),
    "FM402": Entry(
        severity=Severity.ERROR,
        title=Text("Svar fast personen inte fick frågan", "An answer though the person was not asked"),
        messages={
            "": Message(
                rule=Text(
                    "ett svar är ifyllt fast personen inte fick frågan, så raden räknas inte.",
                    "an answer is given though the person was not asked, so the row is not counted.",
                ),
                action=Text(
                    "Ta bort svaret, eller ändra Fick frågan till Ja.",
                    "Remove the answer, or change Fick frågan to Ja.",
                ),
            ),
        },
        why=Text(
            "Svar gäller bara den som fick frågan. När båda är ifyllda går det inte att veta vad som hände.",
            "Svar is only for a person who was asked. With both filled in it is impossible to know what happened.",
        ),
        steps=Text(
            "Fråga den som fyllde i raden om du inte vet.\n"
            "Fick personen frågan: ändra Fick frågan till Ja och töm Orsak.\n"
            "Fick personen inte frågan: töm Svar och När, och fyll i Orsak.",
            "Ask whoever filled in the row if you do not know.\n"
            "If the person was asked, change Fick frågan to Ja and empty Orsak.\n"
            "If the person was not asked, empty Svar and När, and fill in Orsak.",
        ),
        example=Text(
            "Fel: Fick frågan = Nej, Svar = Nej\nRätt: Fick frågan = Ja, Svar = Nej",
            "Wrong: Fick frågan = Nej, Svar = Nej\nRight: Fick frågan = Ja, Svar = Nej",
        ),
    ),
    "FM403": Entry(
        severity=Severity.ERROR,
        title=Text("När är ifyllt fast svaret inte är Ja", "När is filled in though the answer is not Ja"),
        messages={
            "": Message(
                rule=Text(
                    "tidpunkten är ifylld fast Svar inte är Ja.",
                    "the time is given though Svar is not Ja.",
                ),
                action=Text("Töm cellen, eller ändra Svar till Ja.", "Empty the cell, or change Svar to Ja."),
            ),
        },
        why=Text(
            "När visar om våldet ligger nära i tiden, och hör bara ihop med svaret Ja. Tills det är rättat räknas "
            "inte tidpunkten.",
            "När shows whether the violence is recent, and belongs only with the answer Ja. Until this is corrected "
            "the time is not counted.",
        ),
        steps=Text(
            "Är svaret Ja: ändra Svar till Ja.\nAnnars: töm cellen vid När.",
            "If the answer is yes, change Svar to Ja.\nOtherwise, empty the cell at När.",
        ),
        example=Text(
            "Fel: Svar = Nej, När = Tidigare\nRätt: Svar = Ja, När = Tidigare",
            "Wrong: Svar = Nej, När = Tidigare\nRight: Svar = Ja, När = Tidigare",
        ),
    ),
    "FM404": Entry(
        severity=Severity.WARNING,
        title=Text("Samma Löpnr två gånger", "The same Löpnr twice"),
        messages={
            "": Message(
                rule=Text(
                    "samma Löpnr står redan i {first}, och båda raderna räknas.",
                    "the same Löpnr is already in {first}, and both rows are counted.",
                ),
                action=Text(
                    "Är det samma person: ta bort den ena raden. Annars: ge den ena ett annat nummer.",
                    "If it is the same person, remove one of the rows. If not, give one of them another number.",
                ),
            ),
            "restart": Message(
                rule=Text(
                    "numren i Löpnr börjar om här, och alla rader räknas.",
                    "the numbers in Löpnr begin again here, and all rows are counted.",
                ),
                action=Text(
                    "Är det en kollegas rader behöver du inte göra något. Är samma rader inklistrade två gånger: ta "
                    "bort de ena.",
                    "If they are a colleague's rows, you need not do anything. If the same rows were pasted twice, "
                    "delete them once.",
                ),
            ),
        },
        why=Text(
            "Varje vuxen ska ha en enda rad i månaden. Två rader med samma nummer kan vara en rad som har kopierats.",
            "Each adult should have a single row in the month. Two rows with the same number may be a row that was "
            "copied.",
        ),
        steps=Text(
            "Jämför de två raderna.\n"
            "Gäller de samma person: markera den ena raden, högerklicka och välj Ta bort.\n"
            "Gäller de två personer: ge den ena ett nytt Löpnr.",
            "Compare the two rows.\n"
            "If they are for the same person, select one of them, right-click and choose Delete.\n"
            "If they are for two persons, give one of them a new Löpnr.",
        ),
        example=Text(
            "Fel: Löpnr 11, 12, 12\nRätt: Löpnr 11, 12, 13", "Wrong: Löpnr 11, 12, 12\nRight: Löpnr 11, 12, 13"
        ),
    ),
    "FM405": Entry(
        severity=Severity.WARNING,
        title=Text("Dolda rader eller flikar", "Hidden rows or sheets"),
        messages={
            "row": Message(
                rule=Text("raden är dold, men räknas ändå.", "the row is hidden, but counts all the same."),
                action=_LOOK_AND_SHOW,
            ),
            "sheet": Message(
                rule=Text("fliken är dold, men läses ändå.", "the sheet is hidden, but is read all the same."),
                action=_LOOK_AND_SHOW,
            ),
        },
        why=Text(
            "Det som är dolt finns kvar i filen och räknas. Den som skickar filen bör ha sett allt som står i den.",
            "What is hidden is still in the file and counts. Whoever sends the file should have seen all that it "
            "holds.",
        ),
        steps=Text(
            "Är raderna filtrerade: klicka på Data och Radera för att visa alla.\n"
            "Är raderna dolda: markera raderna runt om, högerklicka och välj Ta fram.\n"
            "Är fliken dold: högerklicka på en annan flik och välj Ta fram.\n"
            "Ta bort det som inte ska vara med, och spara.",
            "If the rows are filtered, click Data and Clear to show them all.\n"
            "If the rows are hidden, select the rows around them, right-click and choose Unhide.\n"
            "If the sheet is hidden, right-click another sheet and choose Unhide.\n"
            "Remove what should not be there, and save.",
        ),
        example=Text(
            "Fel: rad 7 och 8 syns inte, numren hoppar från 6 till 9\nRätt: alla rader syns",
            "Wrong: rows 7 and 8 are not shown, the numbers skip from 6 to 9\nRight: all rows are shown",
        ),
    ),
    "FM406": Entry(
        severity=Severity.ERROR,
        title=Text("Sammanslagna celler", "Merged cells"),
        messages={
            "": Message(
                rule=Text(
                    "cellerna {range} är sammanslagna till en, så alla utom den första är tomma.",
                    "the cells {range} are merged into one, so all but the first are empty.",
                ),
                action=Text(
                    "Dela upp dem igen och skriv svaret i varje cell.",
                    "Split them again and write the answer in each cell.",
                ),
            ),
        },
        why=Text(
            "Varje person ska ha sina svar i egna celler på sin egen rad. I sammanslagna celler sparar Excel bara ett "
            "svar.",
            "Each person's answers should be in cells of their own in a row of their own. In merged cells Excel "
            "keeps only one answer.",
        ),
        steps=Text(
            "Markera cellerna.\n"
            "Klicka på Start och på knappen för att centrera och slå samman celler, så delas de upp.\n"
            "Fyll i varje cell och spara.",
            "Select the cells.\n"
            "Click Home and the button Merge & Center, which splits them.\n"
            "Fill in each cell and save.",
        ),
        example=Text(
            "Fel: ett enda Mottagning över raderna 7–9\nRätt: Mottagning på rad 7, rad 8 och rad 9",
            "Wrong: a single Mottagning across rows 7–9\nRight: Mottagning in row 7, row 8 and row 9",
        ),
    ),
    "FM407": Entry(
        severity=Severity.ERROR,
        title=Text("Inga besök stämmer inte med raderna", "Inga besök does not agree with the rows"),
        messages={
            "rows": Message(
                rule=Text(
                    "”Inga besök” är Ja, men formuläret har ifyllda rader ({rows} st).",
                    "“Inga besök” is Ja, but the form has rows filled in (number of rows: {rows}).",
                ),
                action=Text(
                    "Ta bort Ja vid Inga besök, eller töm raderna om de inte ska vara med.",
                    "Remove Ja at Inga besök, or empty the rows if they should not be there.",
                ),
            ),
            "empty": Message(
                rule=Text(
                    "”Inga besök” är inte Ja, men ingen rad är ifylld.",
                    "“Inga besök” is not Ja, but no row is filled in.",
                ),
                action=Text(
                    "Fyll i raderna. Kom ingen på besök under månaden: välj Ja vid Inga besök.",
                    "Fill in the rows. If no one came during the month, choose Ja at Inga besök.",
                ),
            ),
            "unanswered": Message(
                rule=Text("kommunens rader har inga svar.", "the kommun's rows have no answers."),
                action=Text(
                    "Fyll i svaren, eller ta bort raderna om de inte ska vara med.",
                    "Fill in the answers, or delete the rows if they should not be there.",
                ),
            ),
        },
        why=Text(
            "Att delta utan att ha haft besök är något annat än att ha glömt att fylla i. Det måste gå att se "
            "skillnad.",
            "Taking part without having had visits is not the same as forgetting to fill in. The difference "
            "must be visible.",
        ),
        steps=Text(
            "Hade ni besök: lämna Inga besök tomt och fyll i en rad för varje vuxen.\n"
            "Hade ni inga besök: välj Ja vid Inga besök i fliken Kommun och lämna fliken Formulär tom.",
            "If you had visits, leave Inga besök empty and fill in a row for each adult.\n"
            "If you had none, choose Ja at Inga besök in the sheet Kommun and leave the sheet Formulär empty.",
        ),
        example=Text(
            "Fel: Inga besök tomt och inga rader ifyllda\nRätt: Inga besök = Ja och inga rader ifyllda",
            "Wrong: Inga besök empty and no rows filled in\nRight: Inga besök = Ja and no rows filled in",
        ),
    ),
    "FM408": Entry(
        severity=Severity.WARNING,
        title=Text("Fler rader än besökare", "More rows than visitors"),
        messages={
            "": Message(
                rule=Text(
                    "antalet är {visitors}, men antalet ifyllda rader är {rows}.",
                    "the number is {visitors}, but the number of rows filled in is {rows}.",
                ),
                action=Text(
                    "Kontrollera talet, och att ingen person har mer än en rad.",
                    "Check the number, and that no person has more than one row.",
                ),
            ),
        },
        why=Text(
            "Täckningen är antalet rader delat med antalet vuxna besökare. Den kan inte bli mer än 100 procent.",
            "Coverage is the number of rows divided by the number of adult visitors. It cannot be above 100 per cent.",
        ),
        steps=Text(
            "Titta på Antal vuxna besökare i fliken Kommun och rätta talet om det är fel.\n"
            "Leta efter personer som har fått flera rader, till exempel en för varje besök.\n"
            "Vet du inte hur många som kom: lämna cellen tom.",
            "Look at Antal vuxna besökare in the sheet Kommun and correct the number if it is wrong.\n"
            "Look for persons who have several rows, for example one for each visit.\n"
            "If you do not know how many came, leave the cell empty.",
        ),
        example=Text(
            "Fel: Antal vuxna besökare = 40 och 52 rader\nRätt: Antal vuxna besökare = 60 och 52 rader",
            "Wrong: Antal vuxna besökare = 40 and 52 rows\nRight: Antal vuxna besökare = 60 and 52 rows",
        ),
    ),
    "FM409": Entry(
        severity=Severity.ERROR,
        title=Text("En person under 18 år", "A person under 18"),
        messages={
            "": Message(
                rule=Text(
                    "personen är under 18 år, och formuläret gäller bara vuxna.",
                    "the person is under 18, and the form is for adults only.",
                ),
                action=Text(
                    "Töm hela raden. Är åldern fel: välj rätt ålder i listan.",
                    "Empty the whole row. If the age is wrong, choose the right one in the list.",
                ),
            ),
        },
        why=Text(
            "Fokusmånaden gäller vuxna, 18 år eller äldre. Barn frågas på andra sätt.",
            "The focus month is for adults, 18 or older. Children are asked in other ways.",
        ),
        steps=Text(
            "Kontrollera personens ålder.\n"
            "Är personen under 18: markera raden, högerklicka och välj Ta bort.\n"
            "Är personen vuxen: rätta Åldersgrupp.",
            "Check the person's age.\n"
            "If the person is under 18, select the row, right-click and choose Delete.\n"
            "If the person is an adult, correct Åldersgrupp.",
        ),
        example=Text(
            "Fel: Åldersgrupp = 17\nRätt: raden är borttagen", "Wrong: Åldersgrupp = 17\nRight: the row is removed"
        ),
    ),
    "FM410": Entry(
        severity=Severity.ERROR,
        title=Text("Något efter ett ja fast svaret inte är Ja", "Something after a yes though the answer is not Ja"),
        messages={
            "": Message(
                rule=Text(
                    "cellen är ifylld fast Svar inte är Ja, så den räknas inte.",
                    "the cell is filled in though Svar is not Ja, so it is not counted.",
                ),
                action=Text("Töm cellen, eller ändra Svar till Ja.", "Empty the cell, or change Svar to Ja."),
            ),
        },
        why=Text(
            "Slag av våld, skydd och stöd hör ihop med svaret Ja. Personen räknas, men inte det som står här.",
            "Kinds of violence, protection and support belong with the answer Ja. The person is counted, but not what "
            "is given here.",
        ),
        steps=Text(
            "Är svaret Ja: ändra Svar till Ja.\nAnnars: töm cellen, även om det står Nej i den.",
            "If the answer is yes, change Svar to Ja.\nOtherwise, empty the cell, even if it holds Nej.",
        ),
        example=Text(
            "Fel: Svar = Nej, Stöd = Tackade ja\nRätt: Svar = Ja, Stöd = Tackade ja",
            "Wrong: Svar = Nej, Stöd = Tackade ja\nRight: Svar = Ja, Stöd = Tackade ja",
        ),
    ),
    "FM411": Entry(
        severity=Severity.WARNING,
        title=Text("Svaret är Ja, men inget slag av våld", "The answer is Ja, but no kind of violence"),
        messages={
            "": Message(
                rule=Text(
                    "svaret är Ja, men fysiskt, psykiskt och sexuellt våld är alla Nej.",
                    "the answer is Ja, but physical, psychological and sexual violence are all Nej.",
                ),
                action=Text(
                    "Var det något av dem: ändra det till Ja. Annars: kontrollera att Svar ska vara Ja.",
                    "If it was one of them, change it to Ja. If not, check that Svar should be Ja.",
                ),
            ),
        },
        why=Text(
            "Ja betyder att personen svarade ja på någon av frågorna om fysiskt, psykiskt eller sexuellt våld. Raden "
            "räknas som den står.",
            "Ja means that the person said yes to one of the questions about physical, psychological or sexual "
            "violence. The row is counted as it is.",
        ),
        steps=Text(
            "Fråga den som fyllde i raden om du inte vet.\n"
            "Var det något av de tre slagen: ändra det till Ja.\n"
            "Vet ni inte vilket slag: töm de tre cellerna.\n"
            "Svarade personen nej på alla: ändra Svar till Nej, och töm det som hör till ett ja.",
            "If you do not know, ask whoever filled in the row.\n"
            "If it was one of the three kinds, change it to Ja.\n"
            "If you do not know which kind, empty the three cells.\n"
            "If the person said no to all, change Svar to Nej, and empty what belongs to a yes.",
        ),
        example=Text(
            "Fel: Svar = Ja, alla tre slagen = Nej\nRätt: Svar = Ja, Psykiskt våld = Ja",
            "Wrong: Svar = Ja, all three kinds = Nej\nRight: Svar = Ja, Psykiskt våld = Ja",
        ),
    ),
    "FM412": Entry(
        severity=Severity.ERROR,
        title=Text("Summorna går inte ihop", "The sums do not add up"),
        messages={
            "number": Message(
                rule=Text("här ska det stå ett helt tal, 0 eller mer.", "this should be a whole number, 0 or more."),
                action=Text(
                    "Skriv antalet med siffror. Vet ni inte: lämna cellen tom.",
                    "Write the count in digits. If you do not know it, leave the cell empty.",
                ),
            ),
            "flawed": Message(
                rule=Text(
                    "formeln har inte räknats ut, eller ger ett felvärde, så antalet går inte att läsa.",
                    "the formula has not been calculated, or gives an error value, so the count cannot be read.",
                ),
                action=Text(
                    "Öppna filen i Excel och spara den, eller skriv antalet med siffror.",
                    "Open the file in Excel and save it, or write the count in digits.",
                ),
            ),
            "parts": Message(
                rule=Text(
                    "{whole} är {total}, men delarna är tillsammans {parts}.",
                    "{whole} is {total}, but its parts add up to {parts}.",
                ),
                action=Text("Räkna om, och rätta det som är fel.", "Count again, and correct what is wrong."),
            ),
            "missing": Message(
                rule=Text(
                    "{measure} saknas och går inte att räkna ut.", "{measure} is missing and cannot be worked out."
                ),
                action=Text(
                    "Fyll i {measure}. Var det ingen: skriv 0.", "Fill in {measure}. If there was no one, write 0."
                ),
            ),
            "undetermined": Message(
                rule=Text(
                    "{left} personer fattas, och flera mått är tomma: {measures}.",
                    "{left} persons are missing, and several measures are empty: {measures}.",
                ),
                action=Text(
                    "Fyll i dem, eller lämna ”ej angivet” tom så räknas de dit.",
                    "Fill them in, or leave “ej angivet” empty, and they are counted there.",
                ),
            ),
            "units": Message(
                rule=Text(
                    "enheterna har tillsammans {parts}, men hela kommunen {total}.",
                    "the units have {parts} together, but the whole {total}.",
                ),
                action=Text(
                    "Jämför enheternas antal med kolumnen för hela kommunen, och rätta.",
                    "Compare the counts of the units with those of the whole, and correct them.",
                ),
            ),
            "unit_unstated": Message(
                rule=Text(
                    "enhetens svar, orsaker eller När är inte ifyllda, fast hela kommunens är det.",
                    "the unit's answers, reasons or När are not filled in, though those of the whole are.",
                ),
                action=Text(
                    "Fyll i dem för enheten, eller töm enhetens kolumn.",
                    "Fill them in for the unit, or empty its column.",
                ),
            ),
            "rows": Message(
                rule=Text(
                    "{measure} är {sum} här, men raderna i fliken Formulär ger {rows}.",
                    "{measure} is {sum} here, but the rows in the sheet Formulär give {rows}.",
                ),
                action=Text(
                    "Ta bort summorna, eller rätta så att de stämmer med raderna.",
                    "Remove the sums, or correct them so that they agree with the rows.",
                ),
            ),
            "whole": Message(
                rule=Text("kolumnen Antal är tom.", "the column Antal is empty."),
                action=Text(
                    "Fyll i antalen för hela kommunen. Enheterna får vara tomma.",
                    "Fill in the counts of the whole kommun. The units may be empty.",
                ),
            ),
            "unit": Message(
                rule=Text("rubriken är ingen enhet i listan.", "the heading is none of the listed units."),
                action=Text(
                    "Skriv enheten som i fliken Listor, eller ta bort kolumnen.",
                    "Write the unit as in the sheet Listor, or remove the column.",
                ),
            ),
            "near_unit": Message(
                rule=Text("enheten ”{value}” finns inte i listan.", "the unit “{value}” is not in the list."),
                action=Text("Rätta rubriken.", "Correct the heading."),
            ),
            "measure": Message(
                rule=Text(
                    "raden har antal men inget mått som finns i formuläret.", "the row has counts but no known measure."
                ),
                action=Text(
                    "Skriv måttet som i mallen, till exempel Svar: Ja, eller ta bort raden.",
                    "Write the measure as in the template, such as Svar: Ja, or remove the row.",
                ),
            ),
            "near_measure": Message(
                rule=Text("måttet ”{value}” finns inte i formuläret.", "the measure “{value}” is not in the form."),
                action=Text("Rätta måttet.", "Correct the measure."),
            ),
            "twice": Message(
                rule=Text("måttet står på två rader.", "the measure is on two rows."),
                action=Text("Lägg ihop dem, eller ta bort den ena.", "Add them up, or remove one."),
            ),
        },
        why=Text(
            "Summor räknas som de står, och då måste de gå ihop: de som fick frågan är lika många som svaren, de som "
            "inte fick den lika många som orsakerna. Stämmer de inte går det inte att veta vilket tal som är fel.",
            "Sums are counted as they are given, so they must add up: those who were asked are as many as the answers, "
            "those who were not as many as the reasons. Otherwise it is impossible to know which number is wrong.",
        ),
        steps=Text(
            "Jämför talen i fliken Summor med underlaget.\n"
            "En tom cell betyder att ni inte vet, 0 att det var ingen.\n"
            "Det som går att räkna ut behöver ni inte fylla i.",
            "Compare the numbers in the sheet Summor with what they were taken from.\n"
            "An empty cell means that you do not know, 0 that there was no one.\n"
            "What can be worked out need not be filled in.",
        ),
        example=Text(
            "Fel: Fick frågan = 10, Svar: Ja = 4, Svar: Nej = 8\nRätt: Fick frågan = 12, Svar: Ja = 4, Svar: Nej = 8",
            "Wrong: Fick frågan = 10, Svar: Ja = 4, Svar: Nej = 8\n"
            "Right: Fick frågan = 12, Svar: Ja = 4, Svar: Nej = 8",
        ),
    ),
    "FM413": Entry(
        severity=Severity.ERROR,
        title=Text("En skattning eller indikator går inte att läsa", "A rating or an indicator cannot be read"),
        messages={
            "rating": Message(
                rule=Text(
                    "skattningen ska vara ett tal från 0 till 10, så den räknas inte.",
                    "the rating should be a number from 0 to 10, so it is not counted.",
                ),
                action=Text("Skriv ett tal från 0 till 10.", "Write a number from 0 to 10."),
            ),
            "indicator": Message(
                rule=Text(
                    "här ska det stå ett helt tal, Ja eller Nej, så indikatorn räknas inte.",
                    "this should be a whole number, Ja or Nej, so the indicator is not counted.",
                ),
                action=Text(
                    "Skriv antalet med siffror, eller lämna cellen tom.",
                    "Write the count in digits, or leave the cell empty.",
                ),
            ),
            "more": Message(
                rule=Text(
                    "antalet är större än det det är av, så indikatorn räknas inte.",
                    "the count is larger than what it is of, so the indicator is not counted.",
                ),
                action=Text("Rätta Antal eller Av.", "Correct Antal or Av."),
            ),
            "twice": Message(
                rule=Text(
                    "indikatorn står på två rader, så den räknas inte.",
                    "the indicator is on two rows, so it is not counted.",
                ),
                action=Text("Ta bort den ena raden.", "Remove one of the rows."),
            ),
        },
        why=Text(
            "Resten av filen räknas, men inte det som står här.",
            "The rest of the file is counted, but not what is given here.",
        ),
        steps=Text(
            "Öppna fliken Nuläge eller Indikatorer.\nSkriv bara talet i cellen. Det andra får stå i rutorna för text.",
            "Open the sheet Nuläge or Indikatorer.\nWrite only the number in the cell. Words go in the text cells.",
        ),
        example=Text("Fel: Skattning = 11\nRätt: Skattning = 10", "Wrong: Skattning = 11\nRight: Skattning = 10"),
    ),
}
