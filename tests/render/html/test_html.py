"""The report as a page: its figures are those of the JSON, hidden ones are nowhere, and everybody can read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from fokusmanad import __version__
from fokusmanad.publishing.publication import Publication
from fokusmanad.render.html import report_html
from fokusmanad.render.html import words as page_words
from fokusmanad.render.machine.protected import publication_json
from fokusmanad.render.options import ReportOptions
from fokusmanad.render.report import words
from fokusmanad.suppression.published import Published
from fokusmanad.suppression.suppress import protect
from fokusmanad.text import Lang, Text
from tests.render.pages import Element, Tables, read, tables
from tests.render.publications import MARCH, YEAR_BEFORE, publication, several_years
from tests.suppression.months import Columns, campaign, columns

SV = ReportOptions(Lang.SV, date(2026, 4, 20))
EN = replace(SV, lang=Lang.EN)
ALL = "Alla kommuner"
PUBLISHED = publication(earlier=YEAR_BEFORE)
INTERNAL = publication(earlier=YEAR_BEFORE, exact=True)


def page_of(made: Publication = PUBLISHED, options: ReportOptions = SV) -> Element:
    return read(report_html(made, options))


def shown(count: int | None) -> str:
    return ".." if count is None else f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")


def share(part: int | None, whole: int | None, least: int = 20) -> str:
    """Return a percentage by rule R5: none if a count is hidden or the whole is below 20."""
    if part is None or whole is None:
        return ".."
    return f"{(200 * part + whole) // (2 * whole)}\N{NO-BREAK SPACE}%" if whole >= max(least, 1) else "–"


def expected(told: dict[str, Any], least: int = 20) -> Tables:
    """Return the tables that follow from the protected JSON, computed independently."""
    kommuner = {**{each["kommun"]: each for each in told["kommuner"]}, ALL: told["total"]}
    answers = {"Ja": "yes", "Nej": "no", "Vill inte svara": "declined", "Ej angivet": "not_stated"}

    def sizes(group: dict[str, Any]) -> dict[str, str]:
        asked, eligible = group["asked"], group["eligible"]
        return {
            "Skulle ha fått frågan": shown(eligible),
            "Fick frågan": shown(asked),
            "Fick inte frågan": shown(group["not_asked"]),
            "Andel som fick": share(asked, eligible, least),
        }

    def split(parts: dict[str, str], counts: dict[str, int | None], whole: int | None) -> dict[str, dict[str, str]]:
        return {
            name: {"Antal": shown(counts[key]), "Andel": share(counts[key], whole, least)}
            for name, key in parts.items()
        }

    def group(each: dict[str, Any]) -> dict[str, str]:
        yes = each["answers"]["yes"]
        return {**sizes(each), "Ja": shown(yes), "Andel ja": share(yes, each["asked"], least)}

    def by(attribute: str, names: dict[str, str]) -> dict[str, dict[str, str]]:
        return {names[each["key"]]: group(each) for each in told["by"][attribute]}

    def after_yes(total: dict[str, Any]) -> dict[str, str]:
        afraid = total["after_yes"]["afraid"]
        counts = {
            name: shown(afraid[key]) for name, key in {"Ja": "yes", "Nej": "no", "Ej angivet": "not_stated"}.items()
        }
        return {**counts, "Andel ja": share(afraid["yes"], total["answers"]["yes"], least)}

    def funnel(total: dict[str, Any]) -> dict[str, dict[str, str]]:
        yes, no, declined, unknown = (total["answers"][key] for key in answers.values())
        answered = None if yes is None or no is None else yes + no
        steps = (
            ("Inkomna rader", total["rows"], "–"),
            ("Skulle ha fått frågan", total["eligible"], f"{shown(total['left_out'])} räknas inte"),
            ("Fick frågan", total["asked"], f"{shown(total['not_asked'])} fick inte frågan"),
            ("Svarade ja eller nej", answered, f"{shown(declined)} ville inte svara, {shown(unknown)} ej angivet"),
            ("Svarade ja", yes, f"{shown(no)} svarade nej"),
        )
        return {name: {"Antal": shown(count), "Kom inte till steget": lost} for name, count, lost in steps}

    total = told["total"]
    groups = {"Tid, rutin eller vana": "routine", "Ej angivet": "not_stated"}
    reasons = {"Tiden räckte inte": "no_time", "Frågan glömdes bort": "forgotten", "Ej angivet": "not_stated"}
    when = {"Senaste året": "last_year", "Tidigare": "earlier", "Båda": "both", "Ej angivet": "not_stated"}
    return {
        "Fick frågan och fick inte frågan, per kommun": {name: sizes(each) for name, each in kommuner.items()},
        "Orsaker till att frågan inte ställdes": split(reasons, total["reasons"], total["not_asked"]),
        "Orsakerna i grupper": split(groups, total["reason_groups"], total["not_asked"]),
        "Orsakerna i grupper, per kommun": {
            name: {heading: shown(each["reason_groups"][key]) for heading, key in groups.items()}
            for name, each in kommuner.items()
        },
        "Rädd, av dem som svarade ja i alla kommuner": {"Rädd": after_yes(total)},
        "Svar från dem som fick frågan": split(answers, total["answers"], total["asked"]),
        "När våldet ägde rum, av dem som svarade ja": split(when, total["when"], total["answers"]["yes"]),
        "Svar per kommun": {
            name: {
                "Fick frågan": shown(each["asked"]),
                **{heading: shown(each["answers"][key]) for heading, key in answers.items()},
                "Andel ja": share(each["answers"]["yes"], each["asked"], least),
            }
            for name, each in kommuner.items()
        },
        "Vägen från besök till stöd, alla kommuner": funnel(total),
        "Per enhet, alla kommuner": by(
            "unit", {"adults": "Vuxen/missbruk", "intake": "Mottagning", "not_stated": "Ej angivet"}
        ),
        "Per kön, alla kommuner": by("sex", {"woman": "Kvinna", "man": "Man", "not_stated": "Ej angivet"}),
    }


def without_intervals(found: Tables) -> Tables:
    """Return the tables of the month without the intervals, which have tests of their own."""
    return {
        caption: {
            name: {heading: value for heading, value in row.items() if heading != "95 %-intervall"}
            for name, row in rows.items()
        }
        for caption, rows in found.items()
        if "mars" not in caption
    }


@pytest.mark.parametrize(("made", "least"), [(PUBLISHED, 20), (INTERNAL, 1)], ids=["protected", "exact"])
def test_every_figure_is_that_of_the_json(made: Publication, least: int) -> None:
    """Every cell of every table has the same number as the JSON."""
    told = json.loads(publication_json(made, SV))
    stands = {caption: rows for caption, rows in expected(told, least).items() if _has_two_rows_with_figures(rows)}
    assert without_intervals(tables(page_of(made))) == stands


def _has_two_rows_with_figures(rows: dict[str, dict[str, str]]) -> bool:
    """Return whether a table is shown: one with fewer than two rows of figures is a sentence instead."""
    return len(rows) == 1 or sum(any(value not in {"..", "–"} for value in row.values()) for row in rows.values()) > 1


@given(columns(least=2))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_hidden_stands_nowhere(those: Columns) -> None:
    """A hidden count is two dots, without percentage, interval or bar; nothing else is dotted."""
    assume(any(those.values()))
    assume(isinstance(protect(campaign(those, 3)), Published))
    made = publication(those)
    page = page_of(made)
    shown, whole = without_intervals(tables(page)), expected(json.loads(publication_json(made, SV)))
    assert shown == {caption: rows for caption, rows in whole.items() if caption in shown}
    for caption in whole.keys() - shown.keys():
        assert len([row for row in whole[caption].values() if set(row.values()) - {"..", "–"}]) <= 1
        assert f"{caption}: visas inte, eftersom antalen är så små" in page.one("main").text
    rows = tables(page)["Fick frågan och fick inte frågan, per kommun"]
    drawn = [row for row in rows.values() if "%" in row["Andel som fick"]]
    assert [row for row in rows.values() if "%" in row["95 %-intervall"]] == drawn
    chart = page.all("svg")[0]
    assert len(chart.all("rect")) == len(drawn)
    assert len(chart.all("line")) == 3 + len(drawn) * 3 + ("%" in rows[ALL]["Andel som fick"])
    reasons = tables(page)["Orsaker till att frågan inte ställdes"]
    assert len(page.all("svg")[1].all("rect")) == sum(row["Antal"] not in {"..", "0"} for row in reasons.values())


def test_what_is_hidden_takes_no_part_in_the_order() -> None:
    """Reasons are ordered by the shown counts; hidden ones come last, before what is not stated."""
    counts = [row["Antal"] for row in tables(page_of())["Orsaker till att frågan inte ställdes"].values()][:-1]
    numbers = [int(count) for count in counts if count != ".."]
    assert counts == [*map(str, sorted(numbers, reverse=True)), *[".."] * (len(counts) - len(numbers))]


def test_a_sign_has_its_meaning_for_those_who_hear_it() -> None:
    """A screen reader reads two dots as hidden, and a dash as not available."""
    pages = (page_of(), page_of(INTERNAL))
    signs = {(sign.text, sign.attributes["title"]) for page in pages for sign in page.all("abbr")}
    assert signs == {("..", "dolt"), ("–", "uppgift saknas")}


def test_the_same_input_gives_the_same_bytes() -> None:
    """The date is given, and nothing else changes."""
    assert report_html(publication(), SV) == report_html(publication(), SV)


def test_strangers_text_is_text() -> None:
    """A title and a kommun's name are shown as written, whatever they hold."""
    evil = '</title><script>alert("&amp;")</script>'
    made = publication({f"<b>{name}": rows for name, rows in MARCH.items()}, title=evil)
    written = report_html(made, replace(SV, focus="<b>Berg"))
    assert b"<script" not in written
    assert b"<b>" not in written
    page = read(written)
    assert page.one("h1").text == f"<b>Berg – {evil}"
    assert "<b>Berg" in tables(page)["Fick frågan och fick inte frågan"]
    assert page.all("svg")[0].one("desc").text.startswith("<b>Berg: ")


def test_a_script_in_a_name_does_not_reach_a_chart() -> None:
    """Text in a drawing is escaped too."""
    written = report_html(publication({'"><image href="x': MARCH["Östersund"]}), SV)
    assert b"<image" not in written


@pytest.mark.parametrize("made", [PUBLISHED, INTERNAL], ids=["protected", "exact"])
@pytest.mark.parametrize("focus", [None, "Åre", "Krokom"])
def test_english_has_no_swedish_left(made: Publication, focus: str | None) -> None:
    """Every word of the page is English, also in its title, except names."""
    page = page_of(made, replace(EN, focus=focus))
    text = page.one("body").text
    assert page.one("h1").text.endswith("Focus month in Jämtland County, March 2026")
    for name in ("Jämtland County", "Östersund", "Åre", "Härjedalen", "Bräcke", "Strömsund", "fokusmanad"):
        text = text.replace(name, "")
    assert page.one("html").attributes["lang"] == "en"
    assert not re.findall(r"\w*[åäö]\w*|\bfrågan\b|\boch\b|\binte\b|\bantal\b", text, re.IGNORECASE)


def texts(value: object) -> Iterable[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def test_every_sentence_has_both_languages_and_the_same_blanks() -> None:
    """No sentence is empty, and both languages fill in the same values."""
    found = [text for module in (words, page_words) for value in vars(module).values() for text in texts(value)]
    assert len(found) > 80
    for text in found:
        assert text.sv
        assert text.en
        assert sorted(re.findall(r"\{\w*\}", text.sv)) == sorted(re.findall(r"\{\w*\}", text.en))


def test_one_kommun_beside_all() -> None:
    """A kommun's report has its own rows and those of all, and names the kommun."""
    page = page_of(PUBLISHED, replace(SV, focus="Östersund"))
    assert page.one("h1").text == "Östersund – Fokusmånad i Jämtlands län"
    found = tables(page)
    whole = tables(page_of())
    asked = found["Fick frågan och fick inte frågan"]
    common = whole["Fick frågan och fick inte frågan, per kommun"]
    assert asked == {name: common[name] for name in ("Östersund", ALL)}
    for name in ("Berg", "Krokom", "Ragunda", "Åre"):
        assert not any(name in rows for rows in found.values())
        assert not any(name in drawing.text for drawing in page.all("svg"))
    assert "Svar per kommun" not in found
    assert "Per kön, alla kommuner" not in found


def test_what_was_put_aside_of_others_is_not_in_a_kommuns_report() -> None:
    """The common report names the kommun of a refused form, without codes or file names; another kommun's does not."""
    whole, own = (page_of(PUBLISHED, replace(SV, focus=focus)).one("main").text for focus in (None, "Åre"))
    assert "Formuläret från Bräcke kunde inte räknas med." in whole
    assert "kunde inte räknas med" not in own
    for kept in ("FM", "Bräcke.xlsx", "x.xlsx", "Okänd", "personnummer"):
        assert kept not in whole


def key_figures(made: Publication, focus: str | None = None) -> list[list[str]]:
    listed = page_of(made, replace(SV, focus=focus)).all("ul")[0].all("li")
    return [[each.text.replace("\N{NO-BREAK SPACE}", " ") for each in item.all("p")] for item in listed]


def test_what_is_read_first() -> None:
    """How many were asked, now, before and as the target; who took part; how many said yes; and the reasons."""
    before = "32 % i mars 2025, då delvis andra kommuner var med"
    rest = [
        ["5 av 7", "kommuner är med", "Inte med: Bräcke och Strömsund"],
        ["11 %", "svarade ja", "56 av 527 som fick frågan. Minst så många: fler kan vara utsatta."],
        ["Tiden räckte inte", "vanligaste orsaken till att frågan inte ställdes", "111 gånger"],
    ]
    assert key_figures(PUBLISHED) == [["74 %", "fick frågan", "527 av 716 vuxna", before], *rest]
    with_target = replace(publication(), target=90)
    assert key_figures(with_target)[0][2:] == ["527 av 716 vuxna", "Målet är att 90 procent ska få frågan."]


def test_what_is_read_first_of_the_same_kommuner() -> None:
    """If kommuner differ between the months, the current share of the same ones is given too, for comparison."""
    assert key_figures(INTERNAL)[0][3] == "Samma kommuner: 26 % i mars 2025, 77 % nu"
    assert key_figures(INTERNAL, "Åre")[0][3:] == ["75 % i mars 2025", "Alla kommuner: 74 %"]


def test_what_is_read_first_of_one_kommun() -> None:
    """A hidden figure is told in words; a reason is the commonest only if no hidden one can be larger."""
    asked, _, yes = key_figures(PUBLISHED, "Berg")
    small = "antalen är så små att någon skulle kunna pekas ut."
    assert asked == ["44 vuxna", "fick frågan", f"Andelen visas inte: {small}", "Alla kommuner: 74 %"]
    assert yes == ["Andelen som svarade ja", "visas inte", small.capitalize(), "Alla kommuner: 11 %"]
    exact = key_figures(INTERNAL, "Berg")
    assert exact[2][3] == "Osäkert: få personer."
    assert exact[3][1] == "vanligaste orsaken till att frågan inte ställdes"


def test_no_sign_stands_as_a_figure() -> None:
    """For any kommun, the key figures are figures or words."""
    for focus in (None, *(kommun.name for kommun in PUBLISHED.kommuner)):
        assert not any(".." in text for figure in key_figures(PUBLISHED, focus) for text in figure)


def test_exact_figures_say_so() -> None:
    """An internal report says so in its title and in a banner, and hides nothing."""
    page = page_of(INTERNAL)
    told = "INTERNT – exakta antal, får inte lämnas vidare"
    assert page.all("title")[0].text == f"{told}: Fokusmånad i Jämtlands län"
    assert [each.text for each in page.all("aside")] == [told]
    assert not [sign for sign in page.all("abbr") if sign.text == ".."]
    assert "INTERNT" not in page_of().text


def test_an_earlier_month_like_for_like() -> None:
    """A change is told only as far as the shown counts support it; kommuner that came or left are named."""
    page = page_of()
    said = [each.text for each in page.all("p")]
    assert any(each.endswith("så att lika jämförs med lika: Berg, Åre och Östersund.") for each in said)
    assert "Med i mars 2025, men inte nu: Härjedalen." in said
    assert "Inte med i mars 2025, men nu: Krokom och Ragunda." in said
    found = tables(page)["Andel som fick frågan, per kommun, mars 2025 och mars 2026"]
    assert list(found) == ["Berg", "Åre", "Östersund", "Samma kommuner"]
    for row in found.values():
        hidden = not {"..", "–"}.isdisjoint((row["mars 2025"], row["mars 2026"]))
        assert (row["Skillnad"] in {"..", "–"}) == hidden
        assert (" till " in row["95 %-intervall"]) != hidden


def test_the_development_over_several_periods() -> None:
    """Each period has a line, in order of time, with its shown figures; a kommun's report has its own."""
    page = page_of(several_years())
    found = tables(page)["Alla kommuner, period för period"]
    assert list(found) == ["mars 2022", "mars 2024", "mars 2025", "mars 2026"]
    assert found["mars 2022"]["Andel ja"] == ".."
    assert found["mars 2026"]["Fick frågan"] == tables(page)[words.ASKED_TABLE_KOMMUNER.sv][ALL]["Fick frågan"]
    by_kommun = tables(page)["Andelen som fick frågan i var och en av kommunerna"]
    assert by_kommun["Krokom"]["mars 2024"] == "–"
    assert "Det är inte samma kommuner alla gånger" in page.text
    own = page_of(several_years(), replace(SV, focus="Åre"))
    assert tables(own)["Åre, period för period"]["mars 2022"]["Fick frågan"] == "–"
    assert "Andelen som fick frågan i var och en av kommunerna" not in tables(own)


def test_a_change_is_said_of_shown_counts_alone() -> None:
    """A change is told with its interval; if a count is hidden, the text says that there is too little data."""

    def changes(made: Publication) -> list[str]:
        said = [each.text.replace("\N{NO-BREAK SPACE}", " ") for each in page_of(made).all("p")]
        return [each for each in said if each.startswith("Andelen som ")]

    of_all = [
        "Andelen som fick frågan ökade: +41 procentenheter (95 %-intervall: +36 till +46).",
        "Andelen som svarade ja: ingen säker skillnad, −3 procentenheter (95 %-intervall: −9 till +1).",
    ]
    hidden = "kan inte jämföras här, eftersom en av siffrorna är dold."
    assert changes(PUBLISHED) == [
        f"Andelen som fick frågan {hidden}",
        f"Andelen som svarade ja {hidden}",
        *of_all,
    ]
    assert changes(INTERNAL) == [
        "Andelen som fick frågan ökade: +50 procentenheter (95 %-intervall: +45 till +55).",
        "Andelen som svarade ja minskade: −7 procentenheter (95 %-intervall: −14 till −1).",
        *of_all,
    ]


def test_a_kommun_that_is_new_is_told_so() -> None:
    """A kommun that was not in the earlier month has no comparison."""
    page = page_of(PUBLISHED, replace(SV, focus="Krokom"))
    assert "Krokom var inte med i mars 2025." in [each.text for each in page.all("p")]
    assert "Krokom: mars 2025 och mars 2026" not in tables(page)


def test_no_word_of_a_rise_without_an_earlier_month() -> None:
    """Without an earlier month the page has nothing about change."""
    assert "Jämfört" not in page_of(publication()).text


def test_the_legend_says_what_the_limits_are() -> None:
    """Two sentences tell how small counts are protected, with the campaign's own limits."""
    assert (
        "Två punkter (..) betyder att antalet är dolt för att ingen ska kunna pekas ut: det är mindre än 5, ett svar "
        "där färre än 10 fick frågan, eller ett antal som skulle avslöja ett sådant. Ett streck (–) betyder att uppgiften "
        "inte finns eller att en andel skulle bygga på färre än 20 personer; 0 är noll."
    ) in page_of().one("main").text


def test_when_and_by_what_it_was_made() -> None:
    """The date and the version come last."""
    assert page_of().one("footer").text == f"Framtagen 20 april 2026 med fokusmanad {__version__}."


@pytest.mark.parametrize("made", [PUBLISHED, INTERNAL], ids=["protected", "exact"])
def test_nothing_is_run_or_fetched(made: Publication) -> None:
    """The file is complete: no script, and no address that a browser would fetch."""
    written = report_html(made, SV).decode()
    assert not re.findall(r"<script|<link|<img|<iframe|@import|url\(|\bsrc=|https?:|\bon\w+=", written)


@pytest.mark.parametrize("focus", [None, "Åre"])
def test_headings_ids_and_references(focus: str | None) -> None:
    """There is one h1, no level is skipped, every id is unique, and every reference has a target."""
    page = page_of(PUBLISHED, replace(SV, focus=focus))
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    every = list(flat(page))
    ids = [each.attributes["id"] for each in every if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    referred = [name for each in every for name in each.attributes.get("aria-labelledby", "").split()]
    referred += [each.attributes["href"].removeprefix("#") for each in every if "href" in each.attributes]
    assert set(referred) <= set(ids)
    assert {"main", "header", "footer", "nav"} <= {each.tag for each in every}


def flat(element: Element) -> Iterable[Element]:
    for child in element.children:
        yield child
        yield from flat(child)


def test_tables_have_header_cells_with_scope_and_can_be_scrolled() -> None:
    """Every heading has a scope; a table wider than the screen can be scrolled by keyboard."""
    page = page_of()
    assert {cell.attributes["scope"] for cell in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table"))
    regions = [each for each in page.all("div") if each.attributes.get("class") == "scroll"]
    assert len(regions) == len(page.all("table"))
    assert {(each.attributes["role"], each.attributes["tabindex"]) for each in regions} == {("region", "0")}


@pytest.mark.parametrize("focus", [None, "Östersund"])
def test_every_chart_says_its_figures_in_words(focus: str | None) -> None:
    """A screen reader reads every name and value of a chart, and that a figure is hidden."""
    for drawing in page_of(PUBLISHED, replace(SV, focus=focus)).all("svg"):
        assert drawing.attributes["role"] == "img"
        named = [each.text for each in drawing.all("text") if each.attributes["class"].startswith("name")]
        said = drawing.one("desc").text
        assert all(name in said for name in named[::2])
        assert ("dolt" in said) == any(".." in value for value in named[1::2])
