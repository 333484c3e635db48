"""The words of the catalogue as a page says them: what the terminal does with a command, it does with a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.findings.problem import usage_message
from fokusmanad.text import Text

if TYPE_CHECKING:
    from fokusmanad.errors import UsageError
    from fokusmanad.text import Lang

REWORDED = (
    (
        Text(
            "kör fokusmanad summarize med --duplicates newest (räkna den nyaste) eller --duplicates add (lägg ihop "
            "dem)",
            "run fokusmanad summarize with --duplicates newest (count the newest) or --duplicates add (add them up)",
        ),
        Text(
            "välj vid Sammanställ att räkna den nyaste eller att lägga ihop dem",
            "choose at Summarize to count the newest or to add them up",
        ),
    ),
    (
        Text("kör fokusmanad summarize med --duplicates add", "run fokusmanad summarize with --duplicates add"),
        Text("välj vid Sammanställ att lägga ihop dem", "choose at Summarize to add them up"),
    ),
    (
        Text("kör igen med --duplicates newest", "run again with --duplicates newest"),
        Text("välj vid Sammanställ att räkna den nyaste", "choose at Summarize to count the newest"),
    ),
    (
        Text("kör fokusmanad summarize med --duplicates add", "run again with --duplicates add"),
        Text("välj vid Sammanställ att lägga ihop dem", "choose at Summarize to add them up"),
    ),
    (
        Text("med fokusmanad summarize --format json", "with fokusmanad summarize --format json"),
        Text("som JSON vid Sammanställ", "as JSON at Summarize"),
    ),
    (
        Text(
            "Ange formulären, eller en sammanställning som är sparad utan --protected.",
            "Give the forms, or a summary saved without --protected.",
        ),
        Text(
            "Välj en som är sparad som JSON vid Sammanställ.",
            "Choose one that was saved as JSON at Summarize.",
        ),
    ),
    (
        Text("kör kommandot igen", "run the command again"),
        Text("välj filerna igen", "choose the files again"),
    ),
    (
        Text("översätta dem med fokusmanad init och --from", "map them with fokusmanad init and --from"),
        Text("översätta dem i kampanjfilen", "map them in the campaign file"),
    ),
    (
        Text("ange den i kampanjfilen, eller med --period.", "give it in the campaign file, or with --period."),
        Text("ange den i kampanjfilen.", "give it in the campaign file."),
    ),
    (
        Text("fokusmanad init gör en ny kampanjfil", "fokusmanad init makes a new campaign file"),
        Text("be samordnaren om en ny kampanjfil", "ask the coordinator for a new campaign file"),
    ),
)
"""Phrases of the catalogue, and the page's own in their place."""

_OWN = {
    "no_workbook": Text(
        "Det du valde är inget formulär. Välj Excel-filen med formuläret, eller en zip-fil med flera. Inget är ändrat.",
        "What you chose is no form. Choose the Excel file with the form, or a zip file with several. Nothing has been "
        "changed.",
    ),
    "several_periods": Text(
        "Filerna gäller olika perioder och ingen är vanligast ({periods}). Välj vid Sammanställ vilken som ska räknas.",
        "The files are for different periods and none is the most common ({periods}). Choose at Summarize which one to "
        "count.",
    ),
    "nothing_counted": Text(
        "Inget formulär räknas, så det finns inget att jämföra. Släpp formulären överst på sidan för att se varför.",
        "No form is counted, so there is nothing to compare. Drop the forms at the top of the page to see why.",
    ),
    "same_period": Text(
        "Två av dem gäller {period}. Välj sammanställningar av andra perioder än den som formulären gäller.",
        "Two of them are for {period}. Choose summaries of other periods than that of the forms.",
    ),
    "kommun_fell_out": Text(
        "Inget lämnas ut: {kommuner} är med i det som redan har lämnats ut, men har nu två formulär som krockar. "
        "Ta bort det ena, eller välj vid Sammanställ vilket som räknas. Utan kommunen kan det sedan bli omöjligt att "
        "lämna ut den igen.",
        "Nothing is published: {kommuner} is in what has already been published, but now has two forms that collide. "
        "Remove one, or choose at Summarize which one counts. Without the kommun it may become impossible to publish "
        "it again.",
    ),
    "first_release_incomplete": Text(
        "Inget har lämnats ut än, och {kommuner} är inte med. Lämnas siffrorna ut nu visar nästa rapport mindre, "
        "eftersom skillnaden mellan de två också måste skyddas. Vänta till sista dagen, gör ett utkast, eller kryssa i "
        "att rapporten görs fast någon kommun saknas.",
        "Nothing has been published yet, and {kommuner} is not in it. If the figures are published now the next report "
        "shows less, because the difference between the two must be protected too. Wait until the last day, make a "
        "draft, or tick that the report is made though a kommun is missing.",
    ),
    "pool_lacks_periods": Text(
        "Inget lämnas ut: perioden har redan lagts ihop med {periods} i en rapport, så de måste skyddas tillsammans. "
        "Välj dem också bland de tidigare perioderna, var och en med sin publicerat.json.",
        "Nothing is published: the period has already been added up with {periods} in a report, so they must be "
        "protected together. Choose them too among the earlier periods, each with its publicerat.json.",
    ),
    "ledgers_differ": Text(
        "Filen du valde säger inte samma sak som det som har lämnats ut från sidan sedan du öppnade den. Välj "
        "publicerat.json ur den senaste zip-filen.",
        "The file that you chose does not agree with what has been published from this page since you opened it. "
        "Choose publicerat.json of the latest zip file.",
    ),
    "ledger_month": Text(
        "{path}, som håller reda på vad som redan har lämnats ut, gäller en annan period. Välj den som ligger med "
        "formulären.",
        "{path}, which records what has been published, is for another period. Choose the one that lies with the "
        "forms.",
    ),
}
"""The page's own words of a misuse, by its key."""


def on_page(words: str, lang: Lang) -> str:
    """Return words of the catalogue with what names a command worded for the page."""
    for phrase, own in REWORDED:
        words = words.replace(phrase.to(lang), own.to(lang))
    return words


def refusal(error: UsageError, lang: Lang) -> str:
    """Return the page's words for a misuse."""
    return on_page(usage_message(error, lang, _OWN.get(error.key)), lang)
