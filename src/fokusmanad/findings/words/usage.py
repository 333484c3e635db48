"""Misuse: what a request makes impossible, and what to do instead."""

from __future__ import annotations

from fokusmanad.text import Text

_SAVE = "fokusmanad summarize --format json"

USAGE = {
    # The command line.
    "lang": Text("{option} är sv eller en.", "{option} is sv or en."),
    "no_such_code": Text(
        "Koden finns inte. Koderna går från {first} till {last} och står sist i varje meddelande.",
        "There is no such code. The codes go from {first} to {last} and end each message.",
    ),
    "by_unknown": Text("--by tar en av: {allowed}.", "--by takes one of: {allowed}."),
    "by_unknown_near": Text(
        "--by tar en av: {allowed}. Menade du {near}?", "--by takes one of: {allowed}. Did you mean {near}?"
    ),
    "by_after_yes": Text(
        "--by delar upp alla som skulle ha fått frågan, och {column} fylls bara i för dem som svarade ja. "
        "Sammanställningen visar {column} utan --by.",
        "--by splits all who should have been asked, and {column} is filled in only for those who said yes. "
        "The summary shows {column} without --by.",
    ),
    "by_not_published": Text(
        "Med --protected tar --by bara {allowed}, som är det som lämnas ut. Ta bort {named}.",
        "With --protected, --by takes only {allowed}, which is what is published. Remove {named}.",
    ),
    "one_file_to_mark": Text(
        "--mark FIL.xlsx gör en kopia av en fil. Ange en fil i taget, eller en mapp att lägga kopiorna i.",
        "--mark FILE.xlsx makes a copy of one file. Give one file at a time, or a folder for the copies.",
    ),
    "one_kommun_to_mark": Text(
        "{path} har flera formulär, ett för varje kommun, och ingen kommun ska se en annans rader. Ange en mapp i "
        'stället, så får var och en med fel sin egen kopia: --mark "{folder}"',
        "{path} has several forms, one for each kommun, and no kommun should see the rows of another. Give a folder "
        'instead, and each with an error gets a copy of its own: --mark "{folder}"',
    ),
    "lan_and_period": Text(
        "Ange både --lan och --month, eller en kampanjfil med --campaign.",
        "Give both --lan and --month, or a campaign file with --campaign.",
    ),
    "from_or_campaign": Text(
        "--from gör en ny kampanjfil av exporten. Ange antingen --from eller --campaign.",
        "--from makes a new campaign file of the export. Give either --from or --campaign.",
    ),
    "report_pdf": Text(
        "Rapporten skrivs som .html, .xlsx, .docx eller .json. En pdf gör du av webbsidan: skriv -o rapport.html, "
        "öppna filen i webbläsaren, klicka på Skriv ut och välj Spara som PDF.",
        "The report is written as .html, .xlsx, .docx or .json. Make a PDF from the web page: write "
        "-o rapport.html, open the file in the browser, click Print and choose Save as PDF.",
    ),
    "report_ending": Text(
        "Rapporten kan inte skrivas som {named}. Välj ett namn som slutar på .html, .xlsx, .docx eller .json.",
        "The report cannot be written as {named}. Choose a name that ends in .html, .xlsx, .docx or .json.",
    ),
    "page_unknown": Text(
        "{path} är inte den byggda granskningssidan. Hämta granska.html där fokusmanad finns.",
        "{path} is not the built checking page. Get granska.html where fokusmanad is released.",
    ),
    "page_version": Text(
        "{path} är gjord för en annan version av fokusmanad än den här ({version}). Hämta granska.html av samma "
        "version.",
        "{path} was made for another version of fokusmanad than this one ({version}). Get granska.html of the same "
        "version.",
    ),
    # Kommuner, län and months.
    "no_such_kommun": Text("Det finns ingen kommun som heter så.", "There is no kommun of that name."),
    "no_such_kommun_near": Text(
        "Det finns ingen kommun som heter så. Menade du {near}?",
        "There is no kommun of that name. Did you mean {near}?",
    ),
    "kommun_not_counted": Text(
        "{kommun} har inget formulär som räknas. Det har: {counted}.",
        "{kommun} has no form that is counted. These have: {counted}.",
    ),
    "no_kommun_counted": Text(
        "{kommun} har inget formulär som räknas. Det har: ingen.",
        "{kommun} has no form that is counted. These have: none.",
    ),
    "no_such_lan": Text(
        "Länet finns inte bland Sveriges 21 län. Välj ett av {lan}.",
        "This is not among the 21 län of Sweden. Choose one of {lan}.",
    ),
    "no_such_lan_near": Text(
        "Länet finns inte bland Sveriges 21 län. Menade du {near}?",
        "This is not among the 21 län of Sweden. Did you mean {near}?",
    ),
    "no_such_period": Text(
        "Perioden går inte att läsa. Skriv en månad som 2026-03, en vecka som 2026-V47, ett kvartal som 2026-Q4, "
        "ett år som 2026.",
        "The period cannot be read. Write a month as 2026-03, a week as 2026-V47, a quarter as 2026-Q4, a year as "
        "2026.",
    ),
    # The campaign file.
    "campaign_file": Text(
        "Kampanjfilen {file} kan inte användas (FM901):\n{faults}",
        "The campaign file {file} cannot be used (FM901):\n{faults}",
    ),
    "several_campaign_files": Text(
        "Flera kampanjfiler ligger bredvid filerna: {files}. Välj en med --campaign.",
        "Several campaign files are next to the files: {files}. Choose one with --campaign.",
    ),
    "campaign_incomplete": Text(
        "Kampanjfilen behöver både month eller period, och lan eller kommuner.",
        "The campaign file needs both month or period, and lan or kommuner.",
    ),
    "campaign_disagrees": Text(
        "Kampanjfilen säger något annat än --lan eller --month. Ta bort dem, eller ändra i filen.",
        "The campaign file disagrees with --lan or --month. Leave them out, or change the file.",
    ),
    # Files to read.
    "not_found": Text(
        "Hittar inte ”{path}”. Kontrollera sökvägen. Finns det mellanslag i namnet, skriv det inom citattecken.",
        "Cannot find “{path}”. Check the path; where the name has spaces, put it in quotes.",
    ),
    "no_workbook": Text(
        "Hittade inget kalkylblad i {paths}. Ange en Excel-fil, en mapp med sådana eller en zip-fil.",
        "Found no workbook in {paths}. Give an Excel file, a folder of them or a zip file.",
    ),
    "folder_out_of_reach": Text(
        "Datorn kommer inte åt mappen ”{folder}”. Kontrollera att du har behörighet.",
        "The computer cannot open the folder “{folder}”. Check that you have permission.",
    ),
    "out_of_reach": Text(
        "Datorn kommer inte åt ”{path}”. Kontrollera sökvägen och att du har behörighet.",
        "The computer cannot open “{path}”. Check the path and that you have permission.",
    ),
    # Files to write.
    "input_as_output": Text(
        "{path} behöver ett annat namn: den filen är en av dem som lästes, och de ändras aldrig.",
        "{path} needs another name: that file is one of those read, which are never changed.",
    ),
    "output_ending": Text(
        "{path} behöver ett namn som slutar på något av {endings}.",
        "{path} needs a name that ends in one of {endings}.",
    ),
    "output_format": Text(
        "Namnet {path} säger ett format och --format {format} ett annat. Ta bort --format.",
        "The name {path} says one format and --format {format} another. Leave out --format.",
    ),
    "not_xlsx": Text(
        "{path} behöver ett namn som slutar på .xlsx, annars öppnar Excel inte filen.",
        "{path} needs a name that ends in .xlsx, or Excel will not open the file.",
    ),
    "exists": Text(
        "{path} finns redan. Lägg till --force för att skriva över.",
        "{path} exists already. Add --force to replace it.",
    ),
    "several_exist": Text(
        "{path} och {more} till finns redan. Lägg till --force för att skriva över.",
        "{path} and {more} more exist already. Add --force to replace them.",
    ),
    "disk_full": Text("Disken är full, så {path} skrevs inte.", "The disk is full, so {path} was not written."),
    "write_forbidden": Text(
        "{path} får inte skrivas. Är filen öppen i Excel, stäng den; är mappen skrivskyddad, välj en annan.",
        "{path} may not be written. If it is open in Excel, close it; if the folder is read-only, choose another.",
    ),
    "unwritable": Text(
        "{path} går inte att skriva. Kontrollera att mappen finns och att namnet är rätt.",
        "{path} cannot be written. Check that the folder exists and that the name is right.",
    ),
    "stdout_unwritable": Text(
        "Det som skulle skrivas ut gick inte att skriva. Kontrollera att disken inte är full.",
        "The output could not be written. Check that the disk is not full.",
    ),
    # Counting and comparing.
    "several_periods": Text(
        "Filerna gäller olika perioder och ingen är vanligast ({periods}). "
        "Ange en periods filer i taget, eller perioden som ska räknas, till exempel --period 2026-Q1.",
        "The files are for different periods and none is the most common ({periods}). "
        "Give one period's files at a time, or give the period to count with --period, such as --period 2026-Q1.",
    ),
    "nothing_counted": Text(
        "Inget formulär i ”{path}” räknas, så det finns inget att jämföra. "
        "Varför ser du med fokusmanad validate eller fokusmanad summarize.",
        "No form in “{path}” is counted, so there is nothing to compare. "
        "See why with fokusmanad validate or fokusmanad summarize.",
    ),
    "one_period": Text(
        "En utveckling behöver minst två perioder. Ange en mapp, en fil eller en sparad sammanställning för varje.",
        "A trend needs at least two periods. Give a folder, a file or a saved summary for each.",
    ),
    "same_period": Text(
        "Båda gäller {period}. Ange två olika perioder, den tidigare först.",
        "Both are for {period}. Give two different periods, the earlier first.",
    ),
    "wrong_order": Text(
        "Den tidigare månaden ska stå först: byt plats, så att {earlier} kommer före {later}.",
        "The earlier month comes first: swap them, so that {earlier} comes before {later}.",
    ),
    "none_in_common": Text(
        "Ingen kommun var med både {earlier} och {later}, så det finns inget att jämföra. "
        "Kontrollera att det är rätt filer.",
        "No kommun took part in both {earlier} and {later}, so there is nothing to compare. "
        "Check that they are the right files.",
    ),
    # Saved summaries.
    "saved_unreadable": Text(
        "”{path}” går inte att läsa. Kontrollera att du får öppna filen.",
        "“{path}” cannot be read. Check that you may open the file.",
    ),
    "saved_damaged": Text(
        f"”{{path}}” är skadad eller ingen sammanställning. Spara den på nytt med {_SAVE}.",
        f"“{{path}}” is damaged or not a summary. Save it again with {_SAVE}.",
    ),
    "saved_by_other_version": Text(
        "”{path}” är sparad med en annan version av fokusmanad ({schema}). Uppdatera fokusmanad och försök igen.",
        "“{path}” was saved by another version of fokusmanad ({schema}). Update fokusmanad and try again.",
    ),
    "saved_other_schema": Text(
        f"”{{path}}” är ingen sparad sammanställning ({{schema}}). Spara en med {_SAVE}.",
        f"“{{path}}” is not a saved summary ({{schema}}). Save one with {_SAVE}.",
    ),
    "saved_no_summary": Text(
        f"”{{path}}” är ingen sparad sammanställning. Spara en med {_SAVE}.",
        f"“{{path}}” is not a saved summary. Save one with {_SAVE}.",
    ),
    "saved_protected": Text(
        "”{path}” är en skyddad sammanställning: små antal är dolda, så den går inte att räkna med. "
        "Ange formulären, eller en sammanställning som är sparad utan --protected.",
        "“{path}” is a protected summary: small counts are hidden, so it cannot be used for counting. "
        "Give the forms, or a summary saved without --protected.",
    ),
    "saved_not_adding_up": Text(
        f"Uppgifterna i ”{{path}}” går inte ihop, så filen är ändrad eller skadad. Spara den på nytt med {_SAVE}.",
        f"The figures in “{{path}}” do not add up, so the file was changed or damaged. Save it again with {_SAVE}.",
    ),
    # Publishing.
    "nothing_to_publish": Text(
        "Inget formulär kan räknas, så det finns inget att lämna ut.",
        "No form can be counted, so there is nothing to publish.",
    ),
    "export_unreadable": Text(
        "{why} Rubrikerna i {path} går alltså inte att läsa.", "{why} So the headings of {path} cannot be read."
    ),
    "export_without_headings": Text(
        "{path} har ingen rad med rubriker. Exportera med rubrikerna överst, som .xlsx eller .csv.",
        "{path} has no row of headings. Export with the headings at the top, as .xlsx or .csv.",
    ),
    "kommun_fell_out": Text(
        "Inget lämnas ut: {kommuner} är med i det som redan har lämnats ut, men har nu två formulär som krockar. "
        "Ta bort det ena, eller välj med --duplicates. Utan kommunen kan det sedan bli omöjligt att lämna ut den igen.",
        "Nothing is published: {kommuner} is in what has already been published, but now has two forms that collide. "
        "Remove one, or choose with --duplicates. Without the kommun it may become impossible to publish it again.",
    ),
    "first_release_incomplete": Text(
        "Inget har lämnats ut än, och {kommuner} är inte med. Lämnas siffrorna ut nu visar nästa rapport mindre, "
        "eftersom skillnaden mellan de två också måste skyddas. Vänta till sista dagen, titta med --draft, eller lägg "
        "till --force om det ändå ska lämnas ut.",
        "Nothing has been published yet, and {kommuner} is not in it. If the figures are published now the next report "
        "shows less, because the difference between the two must be protected too. Wait until the last day, look with "
        "--draft, or add --force if it is to be published all the same.",
    ),
    "pool_of_one": Text(
        "Det finns bara en period att lägga ihop. Ange de andra med --earlier.",
        "There is only one period to add up. Give the others with --earlier.",
    ),
    "pool_overlap": Text(
        "{one} och {other} har dagar gemensamt och kan inte läggas ihop: samma personer skulle räknas två gånger.",
        "{one} and {other} have days in common and cannot be added up: the same persons would be counted twice.",
    ),
    "pool_in_exact_json": Text(
        "JSON med exakta antal har bara en period. Lägg ihop perioderna med fokusmanad trend --pool --format json.",
        "JSON with exact counts has one period only. Add the periods up with fokusmanad trend --pool --format json.",
    ),
    "pool_limits": Text(
        "Perioderna har olika gränser i sina kampanjfiler och kan inte läggas ihop. Sätt samma threshold, least_asked "
        "och least_percent överallt: de strängaste som någon av dem har.",
        "The periods have different limits in their campaign files and cannot be added up. Set the same threshold, "
        "least_asked and least_percent everywhere: the strictest that any of them has.",
    ),
    "pool_lacks_periods": Text(
        "Inget lämnas ut: perioderna har redan lagts ihop i en rapport tillsammans med {periods}. Ange dem också med "
        "--earlier, så att de nya siffrorna kan skyddas tillsammans med de gamla.",
        "Nothing is published: the periods have already been added up in a report together with {periods}. Give those "
        "too with --earlier, so that the new figures can be protected together with the old ones.",
    ),
    "pool_has_changed": Text(
        "Inget lämnas ut: perioderna har redan lagts ihop i en rapport, och nu är antalen andra än då. Skillnaden "
        "skulle kunna peka ut någon. Ta bort det som har kommit till, eller gör en intern rapport med --internal.",
        "Nothing is published: the periods have already been added up in a report, and now the counts are others. The "
        "difference could point someone out. Take away what has been added, or make an internal report with "
        "--internal.",
    ),
    "refused_tables": Text(
        "Det som redan har lämnats ut för månaden hade fler tabeller än det här. Använd samma filer och samma "
        "enheter i kampanjfilen som då, så att de nya siffrorna kan skyddas tillsammans med de gamla.",
        "What has already been published for the month had more tables than this. Use the same files, and the "
        "same units in the campaign file, as then, so that the new figures can be protected together with "
        "the old ones.",
    ),
    "refused_kommuner": Text(
        "Inget kan lämnas ut: siffrorna skulle avslöja små antal hur mycket som än döljs. Pröva utan {kommuner}. "
        "Berätta inte varför: det pekar ut var de små antalen finns.",
        "Nothing can be published: the figures would reveal small counts however much is hidden. Try without "
        "{kommuner}. Do not say why: it reveals where the small counts are.",
    ),
    "refused_wait": Text(
        "Inget kan lämnas ut: siffrorna skulle avslöja små antal hur mycket som än döljs. Vänta in fler formulär. "
        "Berätta inte varför: det pekar ut var de små antalen finns.",
        "Nothing can be published: the figures would reveal small counts however much is hidden. Wait for more "
        "forms. Do not say why: it reveals where the small counts are.",
    ),
    "ledger_unknown": Text(
        "Först måste det vara känt vad som redan har lämnats ut för perioden, annars kan rapporten avslöja det som en "
        "tidigare dolde. Välj publicerat.json från förra rapporten, eller kryssa i att inget har lämnats ut.",
        "First it must be known what has already been published for the period, or the report may reveal what an "
        "earlier one hid. Choose publicerat.json of the last report, or tick that nothing has been published.",
    ),
    "earlier_ledger_unknown": Text(
        "Rapporten lämnar ut siffror för {period} också, så det måste vara känt vad som redan har lämnats ut för den "
        "perioden. Välj dess publicerat.json tillsammans med sammanställningen, eller kryssa i att inget har lämnats "
        "ut.",
        "The report publishes figures for {period} too, so it must be known what has already been published for that "
        "period. Choose its publicerat.json together with the summary, or tick that nothing has been published.",
    ),
    "ledger_busy": Text(
        "En annan körning håller på med {path}. Vänta tills den är klar och försök igen.",
        "Another run is using {path}. Wait until it is done and try again.",
    ),
    "ledger_unwritable": Text(
        "{path} går inte att skriva, och utan den lämnas inget ut. Välj en mapp där du får spara.",
        "{path} cannot be written, and without it nothing is published. Choose a folder where you may save.",
    ),
    "ledger_unreadable": Text(
        "{path}, som håller reda på vad som redan har lämnats ut, går inte att läsa. Inget lämnas ut förrän den "
        "stämmer: hämta tillbaka den rätta filen.",
        "{path}, which records what has been published, cannot be read. Nothing is published until it is right: "
        "restore the right file.",
    ),
    "ledger_damaged": Text(
        "{path}, som håller reda på vad som redan har lämnats ut, är skadad eller ändrad för hand. Inget lämnas ut "
        "förrän den stämmer: hämta tillbaka den rätta filen.",
        "{path}, which records what has been published, is damaged or changed by hand. Nothing is published until "
        "it is right: restore the right file.",
    ),
    "ledger_schema": Text(
        "{path}, som håller reda på vad som redan har lämnats ut, är gjord av en annan version eller ett annat "
        "program. Inget lämnas ut förrän den stämmer: hämta tillbaka den rätta filen.",
        "{path}, which records what has been published, was made by another version or program. Nothing is "
        "published until it is right: restore the right file.",
    ),
    "ledgers_differ": Text(
        "Det som redan har lämnats ut står på två ställen som inte säger samma sak: {paths}. Inget lämnas ut förrän du "
        "har tagit undan den som inte gäller.",
        "What has already been published is recorded in two places that do not agree: {paths}. Nothing is published "
        "until you have moved away the one that does not apply.",
    ),
    "ledger_month": Text(
        "{path}, som håller reda på vad som redan har lämnats ut, gäller en annan månad. Inget lämnas ut förrän den "
        "stämmer: använd den månadens egen mapp.",
        "{path}, which records what has been published, is for another month. Nothing is published until it is "
        "right: use that month's own folder.",
    ),
    "ledger_rules": Text(
        "{path}, som håller reda på vad som redan har lämnats ut, gäller andra gränser än kampanjfilens. Inget lämnas "
        "ut förrän den stämmer: ändra tillbaka gränserna i kampanjfilen, för det som är utlämnat kan inte skyddas på "
        "nytt.",
        "{path}, which records what has been published, is for other thresholds than the campaign file's. Nothing is "
        "published until it is right: change the thresholds in the campaign file back, since what is published "
        "cannot be protected again.",
    ),
    # The program itself.
    "extra_missing": Text(
        "För det som lämnas ut behövs ett tillägg. Installera det så här: {command}",
        "Publishing needs an extra. Install it like this: {command}",
    ),
    "interrupted": Text("Avbrutet.", "Interrupted."),
    "own_fault": Text(
        "Något gick fel i programmet självt ({place}). Dina filer är orörda. Berätta för den som sköter "
        "programmet vad du gjorde.",
        "Something went wrong in the program itself ({place}). Your files are untouched. Tell whoever looks after the "
        "program what you did.",
    ),
}
"""The words of each misuse, by the key of its `UsageError`; `{name}` is a parameter."""
