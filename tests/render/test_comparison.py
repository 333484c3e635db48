"""Two months in a terminal and as JSON: whole outputs, and that no figure, sign or name is lost at any width."""

from __future__ import annotations

import json
import re
from itertools import product

import pytest

from fokusmanad.counting.comparison import compare
from fokusmanad.counting.coverage import Refused
from fokusmanad.form.layout import Answer
from fokusmanad.render.machine.exact import comparison_json
from fokusmanad.render.terminal.comparison import comparison, comparison_closing
from fokusmanad.render.terminal.screen import Screen
from fokusmanad.text import Lang, Text
from tests.helpers.months import REASONS, month, tally

SCREENS = [Screen(*each) for each in product((40, 60, 80, 120), (False, True), (False, True))]
WIDE = Screen(width=80, color=False, unicode=True)
NARROW = Screen(width=60, color=False, unicode=False)

# A few reasons keep the expected text short; the first month has one of its own.
FEW = tuple(answer for answer in REASONS if answer.key in {"partner_present", "no_time", "forgotten"})
POLICE = Answer("police", Text("Polis med", "Police present"))

NORTH = compare(
    month(
        "2025-03",
        reasons=(*FEW, POLICE),
        care={"Åre": {False}},
        Åre=tally(yes=9, no=70, declined=4, no_time=40, partner_present=3, police=2),
        Östersund=tally(yes=131, no=907, declined=55, no_time=320, forgotten=61),
        Ragunda=tally(yes=3, no=20, no_time=11),
    ),
    month(
        "2026-03",
        reasons=FEW,
        refused=(Refused("Härjedalen (2).xlsx", "Härjedalen", ("FM201",)),),
        care={"Åre": {False, True}},
        Åre=tally(yes=12, no=90, declined=6, no_time=14, partner_present=5),
        Östersund=tally(left_out=5, yes=99, no=1102, declined=41, no_time=155, partner_present=9, forgotten=40),
        Malå=tally(),
    ),
)

SWEDISH = """\
Jämförelse: mars 2025 och mars 2026
Arbetsmaterial med exakta antal – får inte lämnas vidare.

Båda månaderna  Åre och Östersund.
Bara mars 2025  Ragunda.
Bara mars 2026  Malå.
Räknas inte     mars 2026: Härjedalen (2).xlsx (Härjedalen): En kolumn saknas
                [FM201]
Andra enheter   Åre: biståndsenheter (äldre, LSS) eller övriga enheter har bara
                rader den ena månaden, så skillnaden kan bero på det.

Samma kommuner båda månaderna: 2

                         mars    mars
Mått                     2025    2026             Skillnad
──────────────────────────────────────────────────────────
Skulle ha fått frågan   1 602   1 573                  −29
Fick frågan             1 176   1 350                 +174
Andel som fick frågan    73 %    86 %   +12 procentenheter
Svarade ja                140     111                  −29
Andel som svarade ja     12 %     8 %    −4 procentenheter
Ville inte svara           59      47                  −12

Andelen som fick frågan ökade: +12 procentenheter (95 %-intervall: +10 till
+15).
Andelen som svarade ja minskade: −4 procentenheter (95 %-intervall: −6 till −1).

                       Antal   Andel   Antal   Andel   Skillnad,
Orsak till att          mars    mars    mars    mars    procent-
frågan inte ställdes    2025    2025    2026    2026     enheter
────────────────────────────────────────────────────────────────
Tidsbrist                360    85 %     169    76 %          −9
Glömdes bort              61    14 %      40    18 %          +4
Partner med                3     1 %      14     6 %          +6
Polis med                  2     0 %       0     0 %           0
Ej angivet                 0     0 %       0     0 %           0
────────────────────────────────────────────────────────────────
Totalt                   426   100 %     223   100 %

                  Antal   Andel   Antal   Andel   Skillnad,
Orsakerna          mars    mars    mars    mars    procent-
i grupper          2025    2025    2026    2026     enheter
───────────────────────────────────────────────────────────
Inte ensam            3     1 %      14     6 %          +6
Tid och rutiner     421    99 %     209    94 %          −5
Annat                 2     0 %       0     0 %           0
Ej angivet            0     0 %       0     0 %           0

Alla som var med: 3 kommuner i mars 2025, 3 i mars 2026

                         mars    mars
Mått                     2025    2026             Skillnad
──────────────────────────────────────────────────────────
Skulle ha fått frågan   1 636   1 573                  −63
Fick frågan             1 199   1 350                 +151
Andel som fick frågan    73 %    86 %   +13 procentenheter
Svarade ja                143     111                  −32
Andel som svarade ja     12 %     8 %    −4 procentenheter
Ville inte svara           59      47                  −12

Andelen som fick frågan ökade: +13 procentenheter (95 %-intervall: +10 till
+15).
Andelen som svarade ja minskade: −4 procentenheter (95 %-intervall: −6 till −1).

                       Antal   Andel   Antal   Andel   Skillnad,
Orsak till att          mars    mars    mars    mars    procent-
frågan inte ställdes    2025    2025    2026    2026     enheter
────────────────────────────────────────────────────────────────
Tidsbrist                371    85 %     169    76 %          −9
Glömdes bort              61    14 %      40    18 %          +4
Partner med                3     1 %      14     6 %          +6
Polis med                  2     0 %       0     0 %           0
Ej angivet                 0     0 %       0     0 %           0
────────────────────────────────────────────────────────────────
Totalt                   437   100 %     223   100 %

                  Antal   Andel   Antal   Andel   Skillnad,
Orsakerna          mars    mars    mars    mars    procent-
i grupper          2025    2025    2026    2026     enheter
───────────────────────────────────────────────────────────
Inte ensam            3     1 %      14     6 %          +6
Tid och rutiner     432    99 %     209    94 %          −5
Annat                 2     0 %       0     0 %           0
Ej angivet            0     0 %       0     0 %           0

Andel som fick frågan = fick frågan / skulle ha fått frågan. Andel som svarade
ja = svarade ja / fick frågan. Skillnader räknas på andelarna före avrundning.
En andel av färre än 20 visas inte (–).
Intervallet visar hur mycket en sådan skillnad kan variera av ren slump. Samma
person kan ha varit med båda månaderna.
”Svarat ja” är en miniminivå, inte ett mått på hur vanligt våld är. Den som är
utsatt kan ha svarat nej, avstått från att svara eller inte ha fått frågan.

"""

ENGLISH = """\
Comparison: March 2025 and March 2026
Working material with exact counts – not to be passed on.

Both months      Åre and Östersund.
Only March 2025  Ragunda.
Only March 2026  Malå.
Not counted      March 2026: Härjedalen (2).xlsx
                 (Härjedalen): A column is missing [FM201]
Other units      Åre: care units (elderly, disability) or
                 the other units have rows in one month
                 only, which may be what differs.

The same kommuner both months: 2

                        March  March
Measure                  2025   2026             Difference
-----------------------------------------------------------
Should have been asked  1 602  1 573                    -29
Asked                   1 176  1 350                   +174
Share asked               73%    86%  +12 percentage points
Said yes                  140    111                    -29
Share that said yes       12%     8%   -4 percentage points
Declined to answer         59     47                    -12

The share asked rose: +12 percentage points (95% interval:
+10 to +15).
The share that said yes fell: -4 percentage points (95%
interval: -6 to -1).

                  Count   Share   Count   Share
Reason for        March   March   March   March   Difference
not asking         2025    2025    2026    2026    in points
------------------------------------------------------------
No time             360     85%     169     76%           -9
Forgotten            61     14%      40     18%           +4
Partner present       3      1%      14      6%           +6
Police present        2      0%       0      0%            0
Not stated            0      0%       0      0%            0
------------------------------------------------------------
Total               426    100%     223    100%

                   Count  Share  Count  Share
Reasons            March  March  March  March  Difference
in groups           2025   2025   2026   2026   in points
---------------------------------------------------------
Not alone              3     1%     14     6%          +6
Time and routines    421    99%    209    94%          -5
Other                  2     0%      0     0%           0
Not stated             0     0%      0     0%           0

All that took part: 3 kommuner in March 2025, 3 in
March 2026

                        March  March
Measure                  2025   2026             Difference
-----------------------------------------------------------
Should have been asked  1 636  1 573                    -63
Asked                   1 199  1 350                   +151
Share asked               73%    86%  +13 percentage points
Said yes                  143    111                    -32
Share that said yes       12%     8%   -4 percentage points
Declined to answer         59     47                    -12

The share asked rose: +13 percentage points (95% interval:
+10 to +15).
The share that said yes fell: -4 percentage points (95%
interval: -6 to -1).

                  Count   Share   Count   Share
Reason for        March   March   March   March   Difference
not asking         2025    2025    2026    2026    in points
------------------------------------------------------------
No time             371     85%     169     76%           -9
Forgotten            61     14%      40     18%           +4
Partner present       3      1%      14      6%           +6
Police present        2      0%       0      0%            0
Not stated            0      0%       0      0%            0
------------------------------------------------------------
Total               437    100%     223    100%

                   Count  Share  Count  Share
Reasons            March  March  March  March  Difference
in groups           2025   2025   2026   2026   in points
---------------------------------------------------------
Not alone              3     1%     14     6%          +6
Time and routines    432    99%    209    94%          -5
Other                  2     0%      0     0%           0
Not stated             0     0%      0     0%           0

Share asked = asked / should have been asked. Share that
said yes = said yes / asked. Differences are taken before
rounding. A share of fewer than 20 is not shown (–).
The interval says how much chance alone can move such a
difference. One person can be in both months.
“Said yes” is a minimum, not a measure of how common
violence is. A person exposed to violence may have said no,
declined to answer, or not have been asked.

"""


def plain(written: str) -> str:
    """Return the text without colour and line breaks, and with every kind of space and minus sign as a plain one."""
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", written).replace("−", "-").split())


def with_plain_spaces(written: str) -> str:
    return written.replace("\N{NO-BREAK SPACE}", " ")


def test_a_comparison_in_swedish() -> None:
    """The output has the kommuner compared, like for like, all, and the conclusion."""
    assert with_plain_spaces(comparison(NORTH, Lang.SV, WIDE)) == SWEDISH


def test_a_comparison_in_english_on_a_narrow_screen_with_an_old_code_page() -> None:
    """The text is the same at 60 characters, with the minus sign as a hyphen."""
    written = comparison(NORTH, Lang.EN, NARROW)
    assert with_plain_spaces(written) == ENGLISH
    assert written.encode("cp1252")


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_sentence_is_lost_on_any_screen(screen: Screen) -> None:
    """Every word outside the tables is shown at any width."""
    written = plain(comparison(NORTH, Lang.SV, screen))
    for paragraph in SWEDISH.split("\n\n"):
        if "Skillnad" not in paragraph or "procentenheter (" in paragraph:
            assert plain(paragraph) in written


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_figure_is_lost_on_any_screen(screen: Screen) -> None:
    """Each row of a table ends with its figures and their signs, and its name is whole."""
    written = plain(comparison(NORTH, Lang.SV, screen))
    rows = [line for line in SWEDISH.splitlines() if re.search(r"\S {2,}.*\d.* (\S?\d+|procentenheter)$", line)]
    assert len(rows) == 2 * (6 + 5 + 4)
    for row in rows:
        name, *figures = re.split(r" {2,}", row.strip())
        assert plain(" ".join(figures)) in written
        assert set(name.split()) <= set(written.split())


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang) -> None:
    """It holds for the longest month name, 13 reasons and the figures of a whole country."""
    many = {"no_time": 40_000, "unsuitable": 30_000, "partner_present": 30_000}
    country = compare(
        month("2025-09", Malå=tally(yes=12_345, no=123_456, declined=4321, **many)),
        month("2026-09", Malå=tally(yes=12_645, no=123_456, declined=4321, **many)),
    )
    screen = Screen(width, color=False, unicode=True)
    assert max(map(len, comparison(country, lang, screen).splitlines())) <= width


def test_a_small_sure_change_is_told_in_tenths() -> None:
    """In whole points its interval would seem to include 0, or to be empty."""
    found = compare(month("2025-03", Åre=tally(yes=6400, no=93_600)), month("2026-03", Åre=tally(yes=5900, no=94_100)))
    sv, en = (with_plain_spaces(plain(comparison(found, lang, WIDE))) for lang in Lang)
    assert "Andelen som svarade ja minskade: -0,5 procentenheter (95 %-intervall: -0,7 till -0,3)." in sv
    assert "The share that said yes fell: -0.5 percentage points (95% interval: -0.7 to -0.3)." in en
    assert "Andelen som fick frågan: ingen säker skillnad, 0,0 procentenheter (95 %-intervall: 0,0 till 0,0)." in sv


def test_a_sure_change_that_ends_near_0_is_told_in_tenths() -> None:
    """In whole points its wide interval would begin at 0."""
    found = compare(month("2025-03", Åre=tally(yes=100, no=900)), month("2026-03", Åre=tally(yes=129, no=871)))
    written = plain(comparison(found, Lang.SV, WIDE))
    assert "Andelen som svarade ja ökade: +2,9 procentenheter (95 %-intervall: +0,1 till +5,7)." in written


def test_one_point_is_one() -> None:
    """The singular is used for a rise and for a fall."""
    found = compare(month("2025-03", Åre=tally(yes=100, no=900)), month("2026-03", Åre=tally(yes=110, no=890)))
    assert "+1 procentenhet (95 %-intervall: -2 till +4)" in plain(comparison(found, Lang.SV, WIDE))


def test_too_few_have_no_share() -> None:
    """Fewer than twenty have neither percentage nor difference; a wide interval is shown as such."""
    few = compare(
        month("2025-03", Åre=tally(yes=2, no=17, no_time=21)), month("2026-03", Åre=tally(yes=3, no=21, no_time=19))
    )
    written = plain(comparison(few, Lang.SV, WIDE))
    assert "Andelen som svarade ja: för få för att säga – det behövs minst 20 båda månaderna." in written
    assert "Andelen som fick frågan: för få för att säga, +8 procentenheter (95 %-intervall: -13 till +28)." in written
    assert "Andel som svarade ja – 13 % –" in written
    assert "Tidsbrist 21 100 % 19 – –" in written
    assert "Totalt 21 100 % 19 –" in written


def test_the_same_kommuner_are_shown_once() -> None:
    """If no kommun came or left, all kommuner are like for like."""
    same = compare(month("2025-03", Åre=tally(yes=1)), month("2026-03", Åre=tally(yes=1)))
    written = comparison(same, Lang.SV, WIDE)
    assert "Samma kommuner båda månaderna: 1" in written
    assert "Alla som var med" not in written
    assert "Bara" not in written


def test_a_strange_file_name_moves_no_cursor() -> None:
    """A saved summary may have any names."""
    strange = Refused("\x1b[2J\u202e.xlsx", "\x1b[31m", ())
    found = compare(month("2025-03", refused=(strange,), Åre=tally()), month("2026-03", Åre=tally()))
    written = comparison(found, Lang.SV, WIDE)
    assert "\x1b" not in written
    assert "\ufffd[2J\ufffd.xlsx (\ufffd[31m)\n" in written


def test_the_closing_lines_count_the_files_of_each_month() -> None:
    """They count as those of a summary do."""
    assert comparison_closing(NORTH, Lang.SV).splitlines() == [
        "mars 2025: 3 filer räknas och 0 räknas inte. Utelämnade rader: 0.",
        "mars 2026: 3 filer räknas och 1 räknas inte. Utelämnade rader: 5.",
    ]


TOTAL_KEYS = ["files", "rows", "left_out", "visitors", "eligible", "asked", "not_asked", "answers", "when", "reasons"]
TOTAL_KEYS += ["reason_groups", "after_yes"]


def test_the_json_has_the_contracts_shape() -> None:
    """The keys are in order; every reason of either month is on both sides, also with 0."""
    found = json.loads(comparison_json(NORTH))
    assert list(found) == ["schema", "earlier", "later", "both", "only_earlier", "only_later", "like_for_like", "all"]
    assert [found[key] for key in ("schema", "earlier", "later")] == ["fokusmanad.compare.v1", "2025-03", "2026-03"]
    assert (found["both"], found["only_earlier"], found["only_later"]) == (["Åre", "Östersund"], ["Ragunda"], ["Malå"])
    for part in (found["like_for_like"], found["all"]):
        assert list(part) == ["earlier", "later"]
        for total in part.values():
            assert list(total) == TOTAL_KEYS
            assert list(total["reasons"]) == ["partner_present", "no_time", "forgotten", "police", "not_stated"]
    assert found["like_for_like"]["earlier"]["reasons"]["police"] == 2
    assert found["like_for_like"]["later"]["left_out"] == 5
    assert (found["all"]["earlier"]["files"], found["all"]["earlier"]["asked"]) == (3, 1199)
