"""FM1xx: the file itself, before a single answer is read."""

from __future__ import annotations

from fokusmanad.findings.words.entry import Entry, Message, Severity
from fokusmanad.text import Text

_SAVE_IN_EXCEL = Text(
    "Öppna den i Excel, klicka på Arkiv och Spara som, och välj Excel-arbetsbok (.xlsx).",
    "Open it in Excel, click File and Save As, and choose Excel Workbook (.xlsx).",
)
_USE_THE_FORM = Text(
    "Skriv svaren i fokusmånadens formulär och skicka den filen.",
    "Write the answers in the form for the focus month and send that file.",
)
_START_AFRESH = Text(
    "Kopiera svaren till ett tomt formulär och spara det som en ny fil.",
    "Copy the answers to an empty form and save it as a new file.",
)

_SPLIT = Text(
    "Packa upp den, behåll bara formulären och ange mappen i stället.",
    "Unpack it, keep only the forms and give the folder instead.",
)

FILES = {
    "FM101": Entry(
        severity=Severity.ERROR,
        title=Text("Filen går inte att öppna", "The file cannot be opened"),
        messages={
            "": Message(
                rule=Text("Filen är skadad och går inte att öppna.", "The file is damaged and cannot be opened."),
                action=Text(
                    "Öppna den i Excel, låt Excel reparera den och spara den på nytt. Går det inte: be avsändaren "
                    "skicka filen igen.",
                    "Open it in Excel, let Excel repair it and save it again. If that fails, ask the sender to send "
                    "the file again.",
                ),
            ),
            "csv_quotes": Message(
                rule=Text(
                    'Ett citattecken (") i filen saknar sitt par, så det går inte att veta var svaren slutar.',
                    'A quotation mark (") in the file has no match, so it is impossible to know where answers end.',
                ),
                action=Text(
                    "Öppna filen i Excel, ta bort citattecknet och spara den som Excel-arbetsbok.",
                    "Open the file in Excel, remove the quotation mark and save it as an Excel workbook.",
                ),
            ),
            "unreadable": Message(
                rule=Text("Datorn kommer inte åt filen.", "The computer cannot open the file."),
                action=Text(
                    "Stäng filen om den är öppen någonstans. Ligger den i OneDrive eller SharePoint: högerklicka på "
                    "den och välj att alltid behålla den på enheten. Kontrollera annars att du har behörighet.",
                    "Close the file if it is open somewhere. If it is kept in OneDrive or SharePoint, right-click it "
                    "and choose to always keep it on this device. Otherwise, check that you have permission.",
                ),
            ),
        },
        why=Text(
            "Inga svar i filen kan läsas, så kommunen saknas i sammanställningen tills filen är lagad.",
            "No answers in the file can be read, so the kommun is missing from the summary until the file is repaired.",
        ),
        steps=Text(
            "Öppna filen i Excel. Frågar Excel om filen ska repareras, svara Ja.\n"
            "Titta igenom svaren och spara filen med ett nytt namn.\n"
            "Går filen inte att öppna: be avsändaren skicka den igen, eller hämta en äldre version.",
            "Open the file in Excel. If Excel asks whether to repair it, answer Yes.\n"
            "Look through the answers and save the file under a new name.\n"
            "If it cannot be opened, ask the sender to send it again, or get an earlier version.",
        ),
        example=Text(
            "Fel: filen sparades ur mejlet innan hela hade hämtats\nRätt: filen hämtas en gång till och öppnas i Excel",
            "Wrong: the file was saved from the mail before all of it had arrived\n"
            "Right: the file is downloaded again and opens in Excel",
        ),
    ),
    "FM102": Entry(
        severity=Severity.ERROR,
        title=Text("Filen har lösenord", "The file has a password"),
        messages={
            "": Message(
                rule=Text(
                    "Filen är skyddad med lösenord och går inte att läsa.",
                    "The file is protected with a password and cannot be read.",
                ),
                action=Text(
                    "Öppna den i Excel med lösenordet, ta bort lösenordet och spara.",
                    "Open it in Excel with the password, remove the password and save.",
                ),
            ),
        },
        why=Text(
            "En fil med lösenord är krypterad, och programmet kan inte fråga efter lösenordet. Formuläret innehåller "
            "inga namn eller personnummer; behöver det skyddas på vägen, skicka det med säker e-post.",
            "A file with a password is encrypted, and the program cannot ask for the password. The form holds no "
            "names or identity numbers; if it must be protected on its way, send it by secure e-mail.",
        ),
        steps=Text(
            "Öppna filen i Excel och skriv lösenordet.\n"
            "Klicka på Arkiv, Info, Skydda arbetsbok och Kryptera med lösenord.\n"
            "Töm rutan, klicka på OK och spara.",
            "Open the file in Excel and type the password.\n"
            "Click File, Info, Protect Workbook and Encrypt with Password.\n"
            "Empty the box, click OK and save.",
        ),
        example=Text(
            "Fel: Excel frågar efter lösenord när filen öppnas\nRätt: filen öppnas direkt",
            "Wrong: Excel asks for a password when the file is opened\nRight: the file opens directly",
        ),
    ),
    "FM108": Entry(
        severity=Severity.ERROR,
        title=Text("Filen är krypterad av en känslighetsetikett", "The file is encrypted by a sensitivity label"),
        messages={
            "": Message(
                rule=Text(
                    "Filen är krypterad av en känslighetsetikett och går inte att läsa utanför er organisation.",
                    "The file is encrypted by a sensitivity label and cannot be read outside its own organisation.",
                ),
                action=Text(
                    "Den som skickar filen tar bort etiketten, eller väljer en utan kryptering, och sparar.",
                    "Whoever sends the file removes the label, or chooses one without encryption, and saves.",
                ),
            ),
        },
        why=Text(
            "Etiketten låter bara vissa inloggade personer öppna filen, och inget lösenord hjälper. Formuläret "
            "innehåller inga namn eller personnummer; behöver det skyddas på vägen, skicka det med säker e-post.",
            "The label lets only certain people who are logged in open the file, and no password helps. The form holds "
            "no names or identity numbers; if it must be protected on its way, send it by secure e-mail.",
        ),
        steps=Text(
            "Öppna filen i Excel i den egna organisationen.\n"
            "Klicka på Start och Känslighet, och välj en etikett utan kryptering.\n"
            "Spara filen och skicka den på nytt.\n"
            "Går etiketten inte att ändra: kopiera svaren till ett tomt formulär, eller fråga er IT-avdelning.",
            "Open the file in Excel in your own organisation.\n"
            "Click Home and Sensitivity, and choose a label without encryption.\n"
            "Save the file and send it again.\n"
            "If the label cannot be changed, copy the answers to an empty form, or ask your IT department.",
        ),
        example=Text(
            "Fel: etiketten Konfidentiellt, bara vår kommun\nRätt: etiketten Öppen, eller ingen etikett",
            "Wrong: the label Confidential, our kommun only\nRight: the label Public, or no label",
        ),
    ),
    "FM103": Entry(
        severity=Severity.ERROR,
        title=Text("Filen är ingen Excel-fil", "The file is not an Excel file"),
        messages={
            "": Message(
                rule=Text(
                    "Filen är ingen Excel-fil, vad den än heter.",
                    "The file is not an Excel file, whatever it is called.",
                ),
                action=_USE_THE_FORM,
            ),
            "empty": Message(
                rule=Text(
                    "Filen är helt tom, så något gick fel när den sparades eller skickades.",
                    "The file is empty, so something went wrong when it was saved or sent.",
                ),
                action=Text(
                    "Spara formuläret på nytt, eller be avsändaren skicka det igen.",
                    "Save the form again, or ask the sender to send it again.",
                ),
            ),
            "csv": Message(
                rule=Text(
                    "Filen är vanlig text (till exempel csv) och inte en Excel-fil.",
                    "The file is plain text (csv, for example) and not an Excel file.",
                ),
                action=_SAVE_IN_EXCEL,
            ),
            "html": Message(
                rule=Text(
                    "Filen är en webbsida och inte en Excel-fil.",
                    "The file is a web page and not an Excel file.",
                ),
                action=Text(
                    "Hämta själva formuläret en gång till. Blir det samma sak: logga först in på sidan där det ligger.",
                    "Download the form itself again. If the same thing happens, log in to the site that has it first.",
                ),
            ),
            "markup": Message(
                rule=Text(
                    "Filen är ett kalkylblad, men sparat som XML eller webbsida och inte som Excel-fil.",
                    "The file is a spreadsheet, but saved as XML or a web page and not as an Excel file.",
                ),
                action=_SAVE_IN_EXCEL,
            ),
            "numbers": Message(
                rule=Text(
                    "Filen är gjord i Numbers på Mac och är inte en Excel-fil.",
                    "The file was made in Numbers on a Mac and is not an Excel file.",
                ),
                action=Text(
                    "Öppna den i Numbers, klicka på Arkiv, Exportera till och Excel, och skicka filen som då skapas.",
                    "Open it in Numbers, click File, Export To and Excel, and send the file that this makes.",
                ),
            ),
            "word": Message(
                rule=Text(
                    "Filen är ett dokument (Word eller PDF) och inte en Excel-fil.",
                    "The file is a document (Word or PDF) and not an Excel file.",
                ),
                action=_USE_THE_FORM,
            ),
            "zip": Message(
                rule=Text(
                    "Filen är en zip-fil utan någon Excel-fil i.",
                    "The file is a zip file with no Excel file in it.",
                ),
                action=Text(
                    "Kontrollera att formulären ligger i zip-filen, eller skicka dem som de är.",
                    "Check that the forms are in the zip file, or send them as they are.",
                ),
            ),
            "outside": Message(
                rule=Text(
                    "Filens namn i zip-filen leder ut ur mappen (..), så den läses inte.",
                    "The file's name in the zip file leads out of the folder (..), so it is not read.",
                ),
                action=Text(
                    "Packa zip-filen på nytt med bara mappen där formulären ligger.",
                    "Make a new zip file of only the folder with the forms.",
                ),
            ),
            "nested_zip": Message(
                rule=Text(
                    "Filen är en zip-fil inuti en annan zip-fil, och den öppnas inte.",
                    "The file is a zip file within another zip file, and it is not opened.",
                ),
                action=Text(
                    "Packa upp den och lägg Excel-filerna direkt i mappen eller i den yttre zip-filen.",
                    "Unpack it and put the Excel files directly in the folder or in the outer zip file.",
                ),
            ),
        },
        why=Text(
            "Svaren läses ur en Excel-fil, eller ur en export vars namn slutar på .csv. Att byta slutet på filens namn "
            "till .xlsx ändrar inte vad filen är.",
            "The answers are read from an Excel file, or from an export whose name ends in .csv. Changing the end of "
            "its name to .xlsx does not change the file.",
        ),
        steps=Text(
            "Öppna filen i det program som den gjordes i.\n"
            "Spara eller exportera den som Excel-arbetsbok (.xlsx), eller skriv svaren i det vanliga formuläret.\n"
            "Ta bort den gamla filen ur mappen.",
            "Open the file in the program that made it.\n"
            "Save or export it as an Excel workbook (.xlsx), or write the answers in the usual form.\n"
            "Remove the old file from the folder.",
        ),
        example=Text(
            "Fel: svar.csv som har döpts om till svar.xlsx\n"
            "Rätt: svar.csv öppnad i Excel och sparad som Excel-arbetsbok",
            "Wrong: answers.csv renamed answers.xlsx\n"
            "Right: answers.csv opened in Excel and saved as an Excel workbook",
        ),
    ),
    "FM104": Entry(
        severity=Severity.ERROR,
        title=Text("Filen är för stor", "The file is too large"),
        messages={
            "packed": Message(
                rule=Text(
                    "Filen är större än {limit} MB, som är det mesta som läses.",
                    "The file is larger than {limit} MB, which is the most that is read.",
                ),
                action=_START_AFRESH,
            ),
            "unpacked": Message(
                rule=Text(
                    "Filen blir större än {limit} MB när den packas upp, och det är mer än vad som läses.",
                    "The file grows beyond {limit} MB when it is unpacked, which is more than is read.",
                ),
                action=_START_AFRESH,
            ),
            "parts": Message(
                rule=Text(
                    "Filen består av fler än {limit} delar, som är det mesta som läses.",
                    "The file consists of more than {limit} parts, which is the most that is read.",
                ),
                action=_START_AFRESH,
            ),
            "rows": Message(
                rule=Text(
                    "{limit} rader är det mesta som läses, och här finns fler.",
                    "{limit} rows are the most that is read, and there are more here.",
                ),
                action=_START_AFRESH,
            ),
            "columns": Message(
                rule=Text(
                    "{limit} kolumner är det mesta som läses, och här finns fler.",
                    "{limit} columns are the most that is read, and there are more here.",
                ),
                action=_START_AFRESH,
            ),
            "cells": Message(
                rule=Text(
                    "{limit} celler är det mesta som läses, och här finns fler.",
                    "{limit} cells are the most that is read, and there are more here.",
                ),
                action=_START_AFRESH,
            ),
            "members": Message(
                rule=Text(
                    "{limit} filer är det mesta som läses i en zip-fil, och här finns fler.",
                    "{limit} files are the most that is read of a zip file, and there are more here.",
                ),
                action=_SPLIT,
            ),
            "archive": Message(
                rule=Text(
                    "Filerna i zip-filen blir större än {limit} MB när de packas upp, och det är mer än vad som läses.",
                    "The files in the zip file grow beyond {limit} MB when unpacked, which is more than is read.",
                ),
                action=_SPLIT,
            ),
            "forms": Message(
                rule=Text(
                    "Kolumnen Kommun ger fler än {limit} formulär, som är det mesta som läses ur en fil.",
                    "The column Kommun makes more than {limit} forms, which is the most that is read of a file.",
                ),
                action=Text(
                    "Kontrollera att det är kommunens namn som står där, eller dela upp filen.",
                    "Check that it has the names of the kommuner, or split the file.",
                ),
            ),
        },
        why=Text(
            "Ett ifyllt formulär är litet. En fil som är så här stor har fått med bilder eller annat av misstag, "
            "eller är gjord för att få datorn att stanna, och läses därför inte.",
            "A form that is filled in is small. A file of this size has taken in pictures or something else by "
            "mistake, or is made to stop the computer, and is therefore not read.",
        ),
        steps=Text(
            "Öppna ett tomt formulär.\n"
            "Markera raderna med svar i den stora filen, kopiera dem och klistra in dem som värden.\n"
            "Spara det nya formuläret och ta bort den stora filen ur mappen.",
            "Open an empty form.\n"
            "Select the rows with answers in the large file, copy them and paste them as values.\n"
            "Save the new form and remove the large file from the folder.",
        ),
        example=Text(
            "Fel: formuläret med inskannade blanketter som bilder\nRätt: formuläret med bara svaren",
            "Wrong: the form with scanned papers as pictures\nRight: the form with only the answers",
        ),
    ),
    "FM105": Entry(
        severity=Severity.ERROR,
        title=Text("Filen är inte formuläret", "The file is not the form"),
        messages={
            "": Message(
                rule=Text(
                    "Filen är en Excel-fil, men inte fokusmånadens formulär.",
                    "The file is an Excel file, but not the form for the focus month.",
                ),
                action=Text(
                    "Kontrollera att det är rätt fil. Är det formuläret: låt rubrikerna stå kvar som de var från "
                    "början. Är det en export med andra rubriker kan den som samordnar översätta dem med fokusmanad "
                    "init och --from.",
                    "Check that it is the right file. If it is the form, keep its headings as they were from the "
                    "start. If it is an export with other headings, the coordinator can map them with fokusmanad init "
                    "and --from.",
                ),
            ),
            "table": Message(
                rule=Text(
                    "Filen har inte formulärets rubriker (Enhet, Kön, Fick frågan …), så inga svar kan läsas.",
                    "The file does not have the headings of the form (Enhet, Kön, Fick frågan …), so no answers can be "
                    "read.",
                ),
                action=Text(
                    "Kontrollera att det är rätt fil. Är det en export med andra rubriker kan den som samordnar "
                    "översätta dem med fokusmanad init och --from.",
                    "Check that it is the right file. If it is an export with other headings, the coordinator can map "
                    "them with fokusmanad init and --from.",
                ),
            ),
            "unsplit": Message(
                rule=Text(
                    "Alla rubriker står i en enda cell, med skiljetecken emellan, så inga svar kan läsas.",
                    "All headings are in a single cell, with separators between, so no answers can be read.",
                ),
                action=Text(
                    "Öppna filen i Excel, markera kolumn A, klicka på Data och Text till kolumner, välj Avgränsade "
                    "fält och skiljetecknet, och spara som Excel-arbetsbok (.xlsx).",
                    "Open the file in Excel, select column A, click Data and Text to Columns, choose Delimited and the "
                    "separator, and save it as an Excel Workbook (.xlsx).",
                ),
            ),
            "headings": Message(
                rule=Text(
                    "Fliken Formulär saknas, eller har inte kvar sina rubriker på någon av de första {rows} raderna, "
                    "så inga svar kan läsas.",
                    "The sheet Formulär is missing, or has no headings left in its first {rows} rows, so no answers "
                    "can be read.",
                ),
                action=Text(
                    "Kopiera svaren till ett tomt formulär, med rubrikerna som de är där, och spara.",
                    "Copy the answers to an empty form, with the headings as they are there, and save.",
                ),
            ),
            "report": Message(
                rule=Text(
                    "Filen är en rapport från fokusmanad, inte ett ifyllt formulär.",
                    "The file is a report from fokusmanad, not a filled-in form.",
                ),
                action=Text(
                    "Lägg rapporten i en annan mapp än formulären.",
                    "Keep the report in another folder than the forms.",
                ),
            ),
        },
        why=Text(
            "Svaren hittas med hjälp av rubrikerna i flikarna Kommun och Formulär. Utan dem går det inte att veta vad "
            "siffrorna betyder.",
            "The answers are found by the headings in the sheets Kommun and Formulär. Without them it is impossible to "
            "know what the figures mean.",
        ),
        steps=Text(
            "Kontrollera att det är rätt fil som ligger i mappen.\n"
            "Saknas en flik eller rubrikraden: kopiera svaren till ett tomt formulär.\n"
            "Hör filen inte hit: ta bort den ur mappen.",
            "Check that the right file is in the folder.\n"
            "If a sheet or the row of headings is missing, copy the answers to an empty form.\n"
            "If the file does not belong here, remove it from the folder.",
        ),
        example=Text(
            "Fel: en egen lista med rubrikerna Datum och Antal\n"
            "Rätt: formuläret med rubrikerna Enhet, Kön och Fick frågan",
            "Wrong: a list of your own with the headings Datum and Antal\n"
            "Right: the form with the headings Enhet, Kön and Fick frågan",
        ),
    ),
    "FM106": Entry(
        severity=Severity.ERROR,
        title=Text("Formuläret är av en annan version", "The form is of another version"),
        messages={
            "": Message(
                rule=Text(
                    "{version} är den mallversion som gäller nu, men formuläret har en annan.",
                    "{version} is the version of the form that is read now, but this form has another.",
                ),
                action=Text(
                    "Hämta det aktuella formuläret, kopiera dit raderna med svar och klistra in dem som värden. Är "
                    "det redan det aktuella: skriv {version} vid Mallversion.",
                    "Get the current form, copy the rows with answers and paste them there as values. If it is the "
                    "current one already, write {version} at Mallversion.",
                ),
            ),
        },
        why=Text(
            "Frågor och svar kan skilja mellan versioner. Läses en gammal version som om den vore ny kan siffrorna "
            "bli fel utan att det märks.",
            "Questions and answers may differ between versions. If an old version is read as a new one, the figures "
            "may be wrong without anyone noticing.",
        ),
        steps=Text(
            "Be samordnaren om det aktuella formuläret.\n"
            "Fyll i fliken Kommun på nytt.\n"
            "Kopiera svaren i fliken Formulär, en kolumn i taget, och klistra in dem som värden under samma rubrik.\n"
            "Titta på fliken Kontroll, spara och skicka det nya formuläret.",
            "Ask the coordinator for the current form.\n"
            "Fill in the sheet Kommun again.\n"
            "Copy the answers in the sheet Formulär, a column at a time, and paste them as values under the same "
            "heading.\n"
            "Look at the sheet Kontroll, save and send the new form.",
        ),
        example=Text(
            "Fel: förra årets formulär, ifyllt på nytt\nRätt: årets formulär från samordnaren",
            "Wrong: last year's form, filled in again\nRight: this year's form from the coordinator",
        ),
    ),
    "FM107": Entry(
        severity=Severity.INFO,
        title=Text("En hjälpfil hoppades över", "A helper file was skipped"),
        messages={
            "": Message(
                rule=Text(
                    "Det här är en hjälpfil som datorn själv har skapat, och den hoppas över.",
                    "This is a helper file that the computer made by itself, and it is skipped.",
                ),
                action=Text(
                    "Du behöver inte göra något. Är formuläret öppet just nu: spara och stäng det först.",
                    "You need not do anything. If the form is open right now, save and close it first.",
                ),
            ),
        },
        why=Text(
            "Filer vars namn börjar med ~$, .~lock eller ._ skapas av Excel, LibreOffice och Mac. De innehåller inga "
            "svar. Finns en sådan fil är formuläret kanske öppet, med ändringar som inte är sparade.",
            "Files whose names begin with ~$, .~lock or ._ are made by Excel, LibreOffice and Mac. They hold no "
            "answers. Where there is one, the form may be open, with changes that are not saved.",
        ),
        steps=Text(
            "Spara och stäng formuläret om det är öppet, och kör kommandot igen.",
            "Save and close the form if it is open, and run the command again.",
        ),
        example=Text(
            "Hoppas över: ~$Åre.xlsx\nLäses: Åre.xlsx",
            "Skipped: ~$Åre.xlsx\nRead: Åre.xlsx",
        ),
    ),
}
