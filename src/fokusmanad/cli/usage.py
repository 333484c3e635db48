"""Typer's help in the user's language."""

from __future__ import annotations

import re
from typing import Any

from fokusmanad.text import Lang

# The English help is in each command; this is its Swedish. A test checks that none is missing.
SWEDISH = {
    "Check and summarize the question forms of a fokusmånad.": (
        "Granska och sammanställ frågeformulären från en fokusmånad."
    ),
    "Check forms: all that is wrong, cell by cell.": "Granska formulär: allt som är fel, cell för cell.",
    "Count asked, not asked, reasons and answers.": "Räkna tillfrågade, inte tillfrågade, orsaker och svar.",
    "A form that takes counts instead of rows.": "Ett formulär för antal i stället för rader.",
    "Show where the kommuner stand: ratings, indicators and lists.": (
        "Visa var kommunerna står: skattningar, indikatorer och listor."
    ),
    "Earlier ratings to compare with.": "Tidigare skattningar att jämföra med.",
    "Show the development over several periods.": "Visa utvecklingen över flera perioder.",
    "Two periods or more: forms or saved summaries.": (
        "Två perioder eller fler: formulär eller sparade sammanställningar."
    ),
    "Add up the periods of each kommun, and of the groups in the campaign file.": (
        "Lägg ihop varje kommuns perioder, och dem för grupperna i kampanjfilen."
    ),
    "Compare two months: counts, shares and reasons.": "Jämför två månader: antal, andelar och orsaker.",
    "The earlier month: forms or a saved summary.": "Den tidigare månaden: formulär eller sparad sammanställning.",
    "The later month: forms or a saved summary.": "Den senare månaden: formulär eller sparad sammanställning.",
    "Put a campaign into a copy of the checking page.": "Lägg in en kampanj i en kopia av granskningssidan.",
    "The built page, granska.html.": "Den byggda sidan, granska.html.",
    "The campaign file to put into it.": "Kampanjfilen som läggs in.",
    "Explain a code: why it matters, how to fix it.": "Förklara en kod: varför den finns och hur du rättar.",
    "Make a campaign folder: a form for each kommun.": "Gör en kampanjmapp: ett formulär för varje kommun.",
    "Write one form.": "Skriv ett formulär.",
    "Write what may be published, small counts protected.": "Skriv det som får lämnas ut, små antal skyddade.",
    "To look at: marked as a draft, and not published.": "Att titta på: märkt som utkast, och inte utlämnat.",
    "Exact figures, for those entitled to them.": "Exakta antal, för den som har rätt till dem.",
    "The kommun that the report is about.": "Kommunen som rapporten handlar om.",
    "An earlier period to compare with, as often as you like.": "En tidigare period att jämföra med, så många du vill.",
    "Show what would be published, small counts protected.": "Visa det som skulle lämnas ut, små antal skyddade.",
    "The folder to make.": "Mappen som ska göras.",
    "Map the headings of a survey tool's or case system's export.": (
        "Översätt rubrikerna i en export från ett enkätverktyg eller verksamhetssystem."
    ),
    "A län whose kommuner take part.": "Ett län vars kommuner är med.",
    "Count the forms of this period: 2026-03, 2026-Q1, 2026 …": (
        "Räkna formulären för den här perioden: 2026-03, 2026-Q1, 2026 …"
    ),
    "The month (2026-03), week (2026-V47), quarter, year or days.": (
        "Månaden (2026-03), veckan (2026-V47), kvartalet, året eller dagarna."
    ),
    "A campaign file that says it all, in their place.": "En kampanjfil som säger allt, i stället för de två.",
    "Write to a file instead of the screen.": "Skriv till en fil i stället för på skärmen.",
    "The file to write.": "Filen som ska skrivas.",
    "The kommun that the form is for.": "Kommunen som formuläret är till.",
    "Replace files that exist already.": "Skriv över filer som redan finns.",
    "Write a copy with the problems marked; in a folder, one each.": (
        "Skriv en kopia med problemen markerade; i en mapp en av varje."
    ),
    "Draft mails to kommuner: what to correct, and reminders.": "Gör mejlutkast: vad som ska rättas, och påminnelser.",
    "The folder to write the drafts in.": "Mappen som utkasten läggs i.",
    "Workbooks, folders, globs or zip files.": "Excel-filer, mappar, sökmönster eller zip-filer.",
    "The campaign file.": "Kampanjfilen.",
    "Search folders within folders too.": "Sök också i mappar inuti mappar.",
    "Language of messages, anywhere on the line.": "Språk i meddelanden; får stå var som helst.",
    "Show the version and stop.": "Visa versionen och sluta.",
    "For people or for machines.": "För människor eller för maskiner.",
    "For people, machines or spreadsheets.": "För människor, maskiner eller kalkylprogram.",
    "Split by unit, sex or an optional column.": "Dela upp på unit (enhet), sex (kön) eller en valfri kolumn.",
    "What to do with forms sent twice.": "Vad som görs med formulär som kommit två gånger.",
    "Such as FM301.": "Till exempel FM301.",
    "Show this message and exit.": "Visa den här hjälpen och sluta.",
    "Install completion for the current shell.": "Installera ifyllning av kommandon i skalet.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Visa skriptet för ifyllning av kommandon."
    ),
}

METAVARS = {
    "CODE": "KOD",
    "COLUMN": "KOLUMN",
    "DIR": "MAPP",
    "EARLIER": "TIDIGARE",
    "FILE": "FIL",
    "FILE|DIR": "FIL|MAPP",
    "LATER": "SENARE",
    "PERIOD": "PERIOD",
    "NAME": "NAMN",
    "PAGE": "SIDA",
    "PATH": "SÖKVÄG",
}
"""The placeholders of values in the help."""

# Words that Typer sets around the help, at the start of a line or within brackets.
_FRAME = (
    (re.compile(r"^Usage:", re.MULTILINE), "Användning:"),
    (re.compile(r"^Options:$", re.MULTILINE), "Val:"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "Argument:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "Kommandon:"),
    (re.compile(r"\[OPTIONS\]"), "[VAL]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "KOMMANDO [ARGUMENT]..."),
    (re.compile(r"\[required\]"), "[krävs]"),
    (re.compile(r"\[default:"), "[förval:"),
)
# Names of Python types mean nothing to users.
_TYPE = re.compile(r" <(?:str|list\[str\])>")
_BRACED = re.compile(r"\{(\w+)\}")


def localise(command: Any, lang: Lang) -> None:
    """Translate the help of `command`, of its parameters and of its subcommands, with the placeholders of values."""
    if lang is Lang.EN:
        return
    command.help = SWEDISH[command.help]
    context = command.context_class(command)
    for parameter in command.get_params(context):
        parameter.help = SWEDISH.get(parameter.help, parameter.help)
        parameter.metavar = METAVARS.get(parameter.metavar, parameter.metavar)
    for subcommand in getattr(command, "commands", {}).values():
        localise(subcommand, lang)


def frame_help(help_text: str, lang: Lang) -> str:
    """Translate the words that Typer puts around the help."""
    help_text = _TYPE.sub(lambda found: " " * len(found[0]), _BRACED.sub(r"\1", help_text))
    if lang is Lang.SV:
        for english, swedish in _FRAME:
            help_text = english.sub(swedish, help_text)
    return help_text
