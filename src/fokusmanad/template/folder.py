"""A new campaign's folder: `fokusmanad.toml`, commented so that it can be changed, and a form for each kommun."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.campaign.file import parse_campaign
from fokusmanad.campaign.model import FILE_NAME, LEAST_THRESHOLD, Campaign
from fokusmanad.errors import UsageError
from fokusmanad.form.kommuner import kommuner, kommuner_in, near_lan
from fokusmanad.form.layout import Layout, Presence
from fokusmanad.form.period import Period, read_period
from fokusmanad.template import asking, template
from fokusmanad.text import Lang, Text, listing, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.layout import Column

FORMS = "formular"
"""The folder of the forms, without å, ä and ö like the forms' own names."""


def init_folder(lan: Sequence[str], period: str) -> dict[str, bytes]:
    """Return the files of a campaign folder by their paths within it, with / between the parts.

    The campaign file is parsed like any other, so that the forms agree with it.

    Raises:
        UsageError: A län does not exist, or the period cannot be read.
    """
    text = campaign_file(list(map(_lan, lan)), read_period(period))
    campaign = parse_campaign(tomllib.loads(text))
    assert isinstance(campaign, Campaign), "what is written here is sound"  # noqa: S101 - narrows - narrows the type
    return {FILE_NAME: text.encode(), **campaign_forms(campaign)}


def campaign_forms(campaign: Campaign) -> dict[str, bytes]:
    """Return a form for each kommun of a campaign, and the page on how to ask, by their paths within the folder.

    Raises:
        UsageError: The campaign does not say which period it is, or which kommuner take part.
    """
    if not (campaign.period and campaign.expected):
        raise UsageError("campaign_incomplete")
    forms = {f"{FORMS}/{form_name(campaign.period, kommun)}": kommun for kommun in campaign.expected}
    guide = {asking.FILE_NAME: asking.asking_page(campaign)}
    return guide | {path: template(campaign, kommun) for path, kommun in sorted(forms.items())}


def refuse_disagreement(campaign: Campaign, lan: Sequence[str], period: str | None) -> None:
    """Check that named län and a named period are the campaign's.

    Raises:
        UsageError: One of them is another.
    """
    named = {kommun for each in lan for kommun in kommuner_in(_lan(each))}
    is_other_lan = bool(lan) and not named.issuperset(campaign.expected)
    if is_other_lan or (period is not None and read_period(period) != campaign.period):
        raise UsageError("campaign_disagrees")


def with_period(campaign: Campaign, period: str) -> Campaign:
    """Return the campaign with a named period.

    Raises:
        UsageError: The period cannot be read, or the campaign has another.
    """
    if campaign.period:
        refuse_disagreement(campaign, (), period)
    return replace(campaign, period=read_period(period))


def form_name(period: Period, kommun: Kommun) -> str:
    """Return a file name that sorts by period and kommun and survives every mail program: only a–z, 0–9 and -.

    å and ä become a, ö becomes o. Where that makes two kommuner equal (Habo, Håbo) the code follows the name.
    """
    name = _ascii(kommun.name)
    ending = f"-{kommun.code}" if name in _alike() else ""
    return f"fokusmanad-{period.file_name.lower()}-{name}{ending}.xlsx"


def next_steps(folder: str, forms: int) -> Text:
    """Return what to do with a folder that has just been written, with this number of forms."""
    again = f'fokusmanad init "{folder}" --campaign "{Path(folder, FILE_NAME)}" --force'
    return Text(
        f"{plural(forms, 'formulär är klart', 'formulär är klara')} i mappen {folder}.\n"
        f"1. Läs igenom {FILE_NAME}. Ändrar du något, gör om formulären innan du mejlar dem: {again}\n"
        f"2. Mejla varje kommun sitt formulär ur {FORMS}.\n"
        "3. Spara de ifyllda formulären i en egen mapp när de kommer tillbaka.\n"
        "4. Kontrollera dem: fokusmanad validate MAPP\n"
        "5. Sammanställ dem: fokusmanad summarize MAPP",
        f"{plural(forms, 'form is', 'forms are')} ready in the folder {folder}.\n"
        f"1. Read {FILE_NAME} through. If you change anything, make the forms again before you mail them: {again}\n"
        f"2. Mail each kommun its form from {FORMS}.\n"
        "3. Save the forms in a folder of their own when they come back filled in.\n"
        "4. Check them: fokusmanad validate FOLDER\n"
        "5. Add them up: fokusmanad summarize FOLDER",
    )


def steps_with_export(folder: str, export: str, mapped: int, others: int, *, needs_period: bool) -> Text:
    """Return what to do with the campaign file of an export; `needs_period` if no column of it says the period."""
    headings = Text(plural(mapped, "rubrik översatt", "rubriker översatta"), plural(mapped, "heading", "headings"))
    file = f"{folder}/{FILE_NAME}"
    count = f'fokusmanad summarize "{export}" --campaign "{file}"'
    steps = [
        Text(
            "Läs igenom [headings] i den, och rätta det som blev fel.",
            "Read [headings] in it, and correct what is wrong.",
        ),
        Text(f"Räkna: {count}", f"Count: {count}"),
    ]
    if needs_period:
        month = Text(
            'Skriv i den vilken månad det gäller, till exempel month = "2026-03": det står inte i exporten.',
            'Write in it which month it is for, such as month = "2026-03": the export does not say.',
        )
        steps.insert(0, month)
    first = Text(
        f"Kampanjfilen {file} är klar: {headings.sv}, {others} kvar att titta på.",
        f"The campaign file {file} is done: {headings.en} mapped, {others} left to look at.",
    )
    return Text(
        "\n".join([first.sv, *(f"{number}. {step.sv}" for number, step in enumerate(steps, start=1))]),
        "\n".join([first.en, *(f"{number}. {step.en}" for number, step in enumerate(steps, start=1))]),
    )


def campaign_file(lan: Sequence[str], period: Period) -> str:
    """Return the campaign file's text; what need not be decided is a comment with its default or an example."""
    return _written(lan, (), period, _HEADINGS)


def campaign_of_export(
    lan: Sequence[str], period: str | None, kommuner: Sequence[Kommun], mapped: Mapping[str, str], others: Sequence[str]
) -> str:
    """Return the campaign file for an export, with the headings that are understood and, as comments, the others.

    `kommuner` take part where no län is named; `mapped` has the form's headings, and those of the export.

    Raises:
        UsageError: A län does not exist, or the period cannot be read.
    """
    lines = [f"{_quoted(heading)} = [{_quoted(written)}]" for heading, written in mapped.items()]
    lines += [f"# Betyder en rubrik i formuläret? I så fall: {_quoted('…')} = [{_quoted(each)}]" for each in others]
    headings = "\n".join(["[headings]", *lines]) if mapped else "\n".join([_HEADINGS, *lines])
    text = _written([*map(_lan, lan)], () if lan else kommuner, read_period(period) if period else None, headings)
    assert isinstance(parse_campaign(tomllib.loads(text)), Campaign), "what is written here is sound"  # noqa: S101 - narrows
    return text


def _written(lan: Sequence[str], kommuner: Sequence[Kommun], period: Period | None, headings: str) -> str:
    what = "Fokusmånad" if period and period.is_month else "Frågan om våld"
    where = f" i {listing(lan, Lang.SV)}" if lan else ""
    month = period or Period("2026-03")
    given = f"{'month' if month.is_month else 'period'} = {_quoted(month)}"
    named = f"[{', '.join(map(_quoted, lan))}]" if len(lan) > 1 else _quoted(*lan or ["Jämtlands län"])
    taking_part = ", ".join(_quoted(kommun.name) for kommun in kommuner) or '"Berg", "Åre"'
    return _FILE.format(
        file=FILE_NAME,
        title=_quoted(f"{what}{where}{f', {period.words.sv}' if period else ''}"),
        period=given if period else f"# {given}",
        lan=f"lan = {named}" if lan else f"# lan = {named}",
        kommuner=f"{'' if kommuner else '# '}kommuner = [{taking_part}]",
        last_day=f"# last_day = {_month_after(month)}-15",
        campaign=Campaign,
        least=LEAST_THRESHOLD,
        columns=", ".join(map(_quoted, _examples())),
        extra=listing([column.heading for column in _extras()], Lang.SV),
        headings=headings,
    )


_HEADINGS = """\
# [headings]
# "Enhet" = ["Avdelning", "Team"]"""

_FILE = """\
# Kampanjfilen: vad som gäller för en fokusmånad. Programmet läser den av sig självt när du kör det i den här mappen.
# Det som står efter # är förklaringar, eller val som är avslagna. Ta bort # framför ett val för att slå på det.
# Ändrar du något, gör om formulären innan du mejlar dem: fokusmanad init . --campaign {file} --force

# Namnet överst i formulär och rapporter.
title = {title}

# När frågan ställs. Ett formulär för en annan tid stoppas. En månad skrivs month = "2026-03", annat med period:
# en vecka "2026-V47", ett kvartal "2026-Q4", ett år "2026" eller dagar "2026-11-16–2026-12-06".
{period}

# Länet vars alla kommuner ska skicka ett formulär. Flera län: lan = ["Västerbottens län", "Norrbottens län"]
{lan}
# Är det bara några kommuner: ta bort raden ovanför, och räkna upp dem så här. Med båda raderna är det länet och de här.
{kommuner}

# Sista dagen att skicka in. Den står i formuläret.
{last_day}

# Skydd i det som lämnas ut. Lägsta tillåtna tal är {least}.
# Antal under det här visas inte:
# threshold = {campaign.threshold}
# Svar visas bara där minst så många fick frågan:
# least_asked = {campaign.least_asked}
# Procent visas bara av minst så många:
# least_percent = {campaign.least_percent}

# Målet för andelen som får frågan, i hela procent. Det ritas som en linje i rapporten:
# target = 90

# Formulär för antal i stället för en rad för varje person (papper, verksamhetssystem, enkätverktyg):
# sums = true

# Flikarna Nuläge (var kommunen står, skattat från 0 till 10) och Indikatorer:
# ratings = true
# Visa rollen hos den som har skattat i fokusmanad nulage:
# show_roles = true

# Extra kolumner i formuläret. Fler kolumner ger mer att fylla i. De som finns är
# {extra}.
# columns = [{columns}]

# Avsnitten här nedanför måste stå sist i filen.

# Grupper av kommuner vars siffror läggs ihop med --pool i fokusmanad trend och report.
# [groups]
# "inlandet" = ["Berg", "Åre"]

# Det som står under ”Hos oss” i fliken Så frågar du. Utan avsnittet lämnas rader att skriva på.
# [guide]
# contact = "Kvinnofridssamordnaren"
# telephone = "010-123 45 67"
# routine = "Intranätet, Våld i nära relationer"

# Indikatorer i fliken Indikatorer. Utan avsnittet gäller en standarduppsättning.
# [[indicators]]
# key = "adults_reported"
# label = "Aktualiserade vuxna utsatta för våld"

# Fler enheter att välja på: namnet i formuläret, och ett kort namn med bara a–z, 0–9 och _ för datafilerna.
# [units]
# "Våldsteam" = "violence_team"

# Fler orsaker att välja på, på samma sätt.
# [reasons]
# "Möte på telefon" = "by_phone"

# Vem som kan göra något åt en egen orsak: company (inte ensam), routine (tid och rutiner), judgement (bedömning),
# not_applicable (behövde inte frågas) eller other.
# [reason_groups]
# "Möte på telefon" = "company"

# Andra rubriker som ska förstås: formulärets rubrik, och det som någon kan ha skrivit i stället.
{headings}

# Andra svar som ska förstås: ett avsnitt för varje rubrik.
# [answers."Orsak"]
# "Tidsbrist" = ["Ont om tid", "Hann inte"]
"""


def _lan(lan: str) -> str:
    if found := kommuner_in(lan):
        return found[0].lan
    if near := near_lan(lan):
        raise UsageError("no_such_lan_near", near=near)
    raise UsageError("no_such_lan", lan=tuple(sorted({kommun.lan for kommun in kommuner()})))


def _extras() -> tuple[Column, ...]:
    return tuple(column for column in Layout().columns if column.presence is Presence.EXTRA)


def _examples() -> list[str]:
    return [column.heading for column in _extras()[:2]]


def _month_after(period: Period) -> str:
    year, number = period.last.year, period.last.month
    return f"{year + number // 12}-{number % 12 + 1:02}"


def _quoted(words: str) -> str:
    """Write a TOML string, whose escapes are those of JSON."""
    return json.dumps(words, ensure_ascii=False)


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def _alike() -> frozenset[str]:
    """Return the names that more than one kommun has when written without å, ä and ö."""
    names = [_ascii(kommun.name) for kommun in kommuner()]
    return frozenset(name for name in names if names.count(name) > 1)
