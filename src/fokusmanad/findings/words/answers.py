"""FM301-FM304 and FM307: one answer in one cell."""

from __future__ import annotations

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text

_PICK = Text("Välj ett svar i listan.", "Choose an answer in the list.")
_DELETE_ROW = Text("Ta bort raden.", "Delete the row.")

ANSWERS = {
    "FM301": Entry(
        severity=Severity.ERROR,
        title=Text("Svaret finns inte i listan", "The answer is not in the list"),
        messages={
            "": Message(
                rule=Text("svaret finns inte i listan.", "the answer is not in the list."),
                action=_PICK,
            ),
            "near": Message(
                rule=Text("”{value}” finns inte i listan.", "“{value}” is not in the list."),
                action=_PICK,
            ),
            "several": Message(
                rule=Text(
                    "cellen har flera svar, och bara ett kan räknas.",
                    "the cell has several answers, of which only one can be counted.",
                ),
                action=Text(
                    "Välj ett svar i listan. Av flera orsaker: den som ensam hade räckt, annars den som står först i "
                    "listan.",
                    "Choose one answer from the list. Of several reasons: the one that would have been enough by "
                    "itself, else the first in the list.",
                ),
            ),
            "code": Message(
                rule=Text(
                    "svaret är ett tal, kanske en kod, och finns inte i listan.",
                    "the answer is a number, perhaps a code, and is not in the list.",
                ),
                action=Text(
                    "Välj ett svar i listan. Är det en export: ta ut svaren som text, eller låt den som samordnar "
                    "översätta koderna under [answers] i kampanjfilen.",
                    "Choose an answer from the list. If it is an export, export the answers as text, or let the "
                    "coordinator map the codes under [answers] in the campaign file.",
                ),
            ),
            "misplaced": Message(
                rule=Text(
                    "svaren från den här cellen och nedåt hör till kolumnen {heading} ({rows} rader).",
                    "the answers from this cell downwards belong to the column {heading} ({rows} rows).",
                ),
                action=Text(
                    "Cellerna har förskjutits. Flytta dem till rätt kolumn i ett svep, i stället för att rätta var och "
                    "en.",
                    "The cells have slipped. Move them to the right column in one go, instead of correcting each.",
                ),
            ),
        },
        why=Text(
            "Bara svaren i listan kan räknas ihop och jämföras. Ett annat svar räknas som ej angivet, och gäller det "
            "Fick frågan kommer raden inte med alls.",
            "Only the answers in the list can be added up and compared. Any other answer counts as not stated, and at "
            "Fick frågan the whole row is left out.",
        ),
        steps=Text(
            "Klicka på cellen och sedan på pilen till höger om den.\n"
            "Välj ett svar i listan. Passar inget: välj Annat, om det finns.\n"
            "Syns ingen pil: skriv svaret som det står i fliken Listor.",
            "Click the cell, and then the arrow to its right.\n"
            "Choose an answer in the list. If none fits, choose Annat (other) where there is one.\n"
            "If no arrow is shown, write the answer as it is written in the sheet Listor.",
        ),
        example=Text("Fel: Tisbrist\nRätt: Tidsbrist", "Wrong: Tisbrist\nRight: Tidsbrist"),
    ),
    "FM302": Entry(
        severity=Severity.ERROR,
        title=Text("Ett svar saknas", "An answer is missing"),
        messages={
            "asked": Message(
                rule=Text("svaret saknas, så raden räknas inte.", "the answer is missing, so the row is not counted."),
                action=Text(
                    "Välj Ja om personen fick frågan, annars Nej.",
                    "Choose Ja if the person was asked, otherwise Nej.",
                ),
            ),
            "prepared": Message(
                rule=Text(
                    "bara enheten är ifylld, så raden räknas inte.",
                    "only the unit is filled in, so the row is not counted.",
                ),
                action=Text(
                    "Är det en person: fyll i resten. Är det ingen: töm raden.",
                    "If it is a person, fill in the rest. If it is no one, empty the row.",
                ),
            ),
            "reason": Message(
                rule=Text(
                    "orsaken saknas, fast personen inte fick frågan.",
                    "the reason is missing, though the person was not asked.",
                ),
                action=Text("Välj en orsak i listan.", "Choose a reason in the list."),
            ),
            "answer": Message(
                rule=Text(
                    "svaret saknas, fast personen fick frågan.",
                    "the answer is missing, though the person was asked.",
                ),
                action=Text(
                    "Välj Ja, Nej eller Vill inte svara.",
                    "Choose Ja, Nej or, where the person declined, Vill inte svara.",
                ),
            ),
            "other": Message(
                rule=Text("svaret saknas.", "the answer is missing."),
                action=_PICK,
            ),
        },
        why=Text(
            "Utan Fick frågan går det inte att veta hur raden ska räknas. Saknas något annat räknas personen, men med "
            "det svaret som ej angivet.",
            "Without Fick frågan it is impossible to know how to count the row. Where something else is missing the "
            "person is counted, with that answer as not stated.",
        ),
        steps=Text(
            "Klicka på cellen och välj ett svar i listan.\n"
            "Vet du inte: fråga den som fyllde i raden. Gissa inte.\n"
            "Är raden påbörjad av misstag: töm den helt.",
            "Click the cell and choose an answer in the list.\n"
            "If you do not know, ask whoever filled in the row. Do not guess.\n"
            "If the row was begun by mistake, empty all of it.",
        ),
        example=Text(
            "Fel: Fick frågan = Nej, Orsak tom\nRätt: Fick frågan = Nej, Orsak = Barn med",
            "Wrong: Fick frågan = Nej, Orsak empty\nRight: Fick frågan = Nej, Orsak = Barn med",
        ),
    ),
    "FM303": Entry(
        severity=Severity.ERROR,
        title=Text("En formel är inte uträknad", "A formula is not calculated"),
        messages={
            "": Message(
                rule=Text("formeln har inte räknats ut.", "the formula has not been calculated."),
                action=Text(
                    "Öppna filen i Excel och spara den. Hjälper inte det: skriv det som ska stå i cellen för hand.",
                    "Open the file in Excel and save it. If that does not help, type what the cell should hold.",
                ),
            ),
        },
        why=Text(
            "Filen sparades av ett program som inte räknar ut formler. Cellen ser ifylld ut men saknar svar.",
            "The file was saved by a program that does not calculate formulas. The cell looks filled in but has no "
            "answer.",
        ),
        steps=Text(
            "Öppna filen i Excel på en dator, vänta ett ögonblick och spara.\n"
            "Hjälper det inte: klicka på cellen, radera formeln och välj svaret i listan.",
            "Open the file in Excel on a computer, wait a moment and save.\n"
            "If that does not help, click the cell, erase the formula and choose the answer in the list.",
        ),
        example=Text("Fel: =D6\nRätt: Ja", "Wrong: =D6\nRight: Ja"),
    ),
    "FM304": Entry(
        severity=Severity.ERROR,
        title=Text("Cellen visar ett felvärde", "The cell shows an error value"),
        messages={
            "": Message(
                rule=Text(
                    "cellen visar ett felvärde, till exempel #SAKNAS!, och har inget svar.",
                    "the cell shows an error value, such as #N/A, and has no answer.",
                ),
                action=Text("Töm cellen och fyll i den på nytt.", "Empty the cell and fill it in again."),
            ),
        },
        why=Text(
            "En formel i cellen har gått sönder, ofta när rader flyttats eller tagits bort. Då finns inget svar att "
            "räkna.",
            "A formula in the cell is broken, often because rows were moved or removed. There is then no answer to "
            "count.",
        ),
        steps=Text(
            "Klicka på cellen och tryck på Delete.\n"
            "Välj svaret i listan, eller skriv det för hand.\n"
            "Titta om fler celler i kolumnen ser likadana ut, och spara.",
            "Click the cell and press Delete.\n"
            "Choose the answer in the list, or type it.\n"
            "See whether more cells in the column look the same, and save.",
        ),
        example=Text("Fel: #REFERENS!\nRätt: Vuxen/missbruk", "Wrong: #REF!\nRight: Vuxen/missbruk"),
    ),
    "FM307": Entry(
        severity=Severity.INFO,
        title=Text("Ett svar har tolkats", "An answer was interpreted"),
        messages={
            "": Message(
                rule=Text(
                    "svaret är skrivet på ett annat sätt än i listan och läses som {read_as}.",
                    "the answer is spelled differently from the list and is read as {read_as}.",
                ),
                action=Text(
                    "Stämmer det behöver du inte göra något.",
                    "If that is right, you need not do anything.",
                ),
            ),
        },
        why=Text(
            "Vanliga förkortningar och andra skrivsätt förstås, så att ingen behöver skriva om dem. Du ska ändå kunna "
            "se hur svaret lästes.",
            "Common abbreviations and other spellings are understood, so that no one has to rewrite them. You should "
            "still be able to see how the answer was read.",
        ),
        steps=Text(
            "Kontrollera att svaret har lästs rätt.\nÄr det fel: välj rätt svar i listan och spara.",
            "Check that the answer was read correctly.\nIf not, choose the right answer in the list and save.",
        ),
        example=Text("Skrivet: x\nLäses som: Ja", "Written: x\nRead as: Ja"),
    ),
    "FM310": Entry(
        severity=Severity.WARNING,
        title=Text("En rad är ingen person", "A row is no person"),
        messages={
            "totals": Message(
                rule=Text("raden är en summering och räknas inte.", "the row is a total and is not counted."),
                action=Text(
                    "Ta bort raden, eller flytta summeringen till en annan flik. Programmet räknar åt dig.",
                    "Delete the row, or move the total to another sheet. The program does the counting.",
                ),
            ),
            "headings": Message(
                rule=Text(
                    "raden upprepar rubrikerna och räknas inte.", "the row repeats the headings and is not counted."
                ),
                action=_DELETE_ROW,
            ),
            "group": Message(
                rule=Text(
                    "raden är en rubrik för raderna under och räknas inte.",
                    "the row is a heading for the rows below and is not counted.",
                ),
                action=Text(
                    "Ta bort raden, och fyll i enheten på varje persons rad.",
                    "Delete the row, and fill in the unit on each person's row.",
                ),
            ),
            "note": Message(
                rule=Text("raden är en anteckning och räknas inte.", "the row is a note and is not counted."),
                action=Text(
                    "Ta bort raden, eller flytta texten till en annan flik.",
                    "Delete the row, or move the text to another sheet.",
                ),
            ),
            "example": Message(
                rule=Text("raden är ett exempel och räknas inte.", "the row is an example and is not counted."),
                action=Text(
                    "Ta bort raden. Är det en person: ändra Löpnr till ett nummer.",
                    "Delete the row. If it is a person, change Löpnr to a number.",
                ),
            ),
        },
        why=Text(
            "Varje rad i formuläret är en person. Summor, rubriker och anteckningar bland raderna skulle annars räknas "
            "som personer med svar som saknas.",
            "Each row of the form is a person. Totals, headings and notes among the rows would otherwise be counted as "
            "persons with missing answers.",
        ),
        steps=Text(
            "Titta på raden.\n"
            "Är den ingen person: markera hela raden, högerklicka och välj Ta bort.\n"
            "Är den en person: fyll i Löpnr, Enhet, Kön och Fick frågan.",
            "Look at the row.\n"
            "If it is no person, select the whole row, right-click and choose Delete.\n"
            "If it is a person, fill in Löpnr, Enhet, Kön and Fick frågan.",
        ),
        example=Text(
            "Fel: en sista rad med Summa och antalet Ja\nRätt: bara en rad för varje person",
            "Wrong: a last row with Summa and the number of Ja\nRight: only one row for each person",
        ),
    ),
}
