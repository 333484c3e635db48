"""Charts: the exact drawing, and that hidden figures are not drawn."""

from __future__ import annotations

from fokusmanad.render.html.charts import parts, svg
from fokusmanad.render.report.blocks import (
    CountBar,
    CountChart,
    Line,
    LineChart,
    PairChart,
    PortionPair,
    ShareBar,
    ShareChart,
)
from fokusmanad.render.report.shares import Portion
from fokusmanad.render.values import Percent, Sign
from fokusmanad.text import Lang

HIDDEN = Portion(Sign.HIDDEN, 40, Sign.HIDDEN)
FEW = Portion(6, 12, Sign.NOT_AVAILABLE)


def portion(part: int, whole: int) -> Portion:
    return Portion(part, whole, Percent((200 * part + whole) // (2 * whole)))


SHARES = """\
<svg class="chart" role="img" aria-labelledby="d-1-title d-1-desc" width="100%" height="190">
<title id="d-1-title">Andel</title>
<desc id="d-1-desc">Berg: 75\xa0%, 95-procentsintervall 66–82\xa0%. Krokom: dolt. Åre: uppgift saknas. \
Alla: 25\xa0%, 95-procentsintervall 14–40\xa0%, osäkert. Samma siffror står i tabellen.</desc>
<line class="grid" x1="0%" x2="0%" y1="24" y2="168"/>\
<text class="tick" x="0%" y="184" text-anchor="start">0\xa0%</text>
<line class="grid" x1="50%" x2="50%" y1="24" y2="168"/>\
<text class="tick" x="50%" y="184" text-anchor="middle">50\xa0%</text>
<line class="grid" x1="100%" x2="100%" y1="24" y2="168"/>\
<text class="tick" x="100%" y="184" text-anchor="end">100\xa0%</text>
<line class="reference" x1="25%" x2="25%" y1="18" y2="168"/>\
<text class="reference-name" x="25%" y="14" text-anchor="start">Alla 25\xa0%</text>
<text class="name" x="0" y="37">Berg</text><text class="name" x="100%" y="37" text-anchor="end">75\xa0%</text>
<rect class="bar" x="0" y="43" width="75%" height="10"/>
<line class="whisker" x1="65.7%" x2="82.5%" y1="48.0" y2="48.0"/>\
<line class="whisker" x1="65.7%" x2="65.7%" y1="44.0" y2="52.0"/>\
<line class="whisker" x1="82.5%" x2="82.5%" y1="44.0" y2="52.0"/>
<text class="name" x="0" y="73">Krokom</text><text class="name" x="100%" y="73" text-anchor="end">..</text>
<text class="name" x="0" y="109">Åre</text><text class="name" x="100%" y="109" text-anchor="end">–</text>
<text class="name strong" x="0" y="145">Alla</text>\
<text class="name strong" x="100%" y="145" text-anchor="end">25\xa0% (osäkert)</text>
<rect class="bar" x="0" y="151" width="25%" height="10"/>
<line class="whisker" x1="14.2%" x2="40.2%" y1="156.0" y2="156.0"/>\
<line class="whisker" x1="14.2%" x2="14.2%" y1="152.0" y2="160.0"/>\
<line class="whisker" x1="40.2%" x2="40.2%" y1="152.0" y2="160.0"/>
</svg>"""


def share_chart(*bars: ShareBar) -> ShareChart:
    return ShareChart("Andel", "", bars, reference=bars[-1])


def test_a_target_is_a_line_of_its_own() -> None:
    """The target is a named line above the line of all, and is read aloud first."""
    chart = ShareChart("Andel", "", (ShareBar("Alla", portion(30, 40)),), ShareBar("Alla", portion(30, 40)), target=80)
    drawn = svg(chart, "d-1", Lang.SV)
    assert '<line class="target" x1="80%" x2="80%" y1="18" y2="84"/>' in drawn
    assert '<line class="reference" x1="75%" x2="75%" y1="42" y2="84"/>' in drawn
    assert ">Mål 80\xa0%</text>" in drawn
    assert '<desc id="d-1-desc">Målet är att 80 procent ska få frågan. Alla: 75' in drawn


def test_shares_on_an_axis_that_does_not_move() -> None:
    """Bars with their intervals from 0 to 100 per cent; a hidden share, or one of few persons, has only its sign."""
    chart = share_chart(
        ShareBar("Berg", portion(75, 100)),
        ShareBar("Krokom", HIDDEN),
        ShareBar("Åre", FEW),
        ShareBar("Alla", portion(10, 40), is_total=True),
    )
    assert svg(chart, "d-1", Lang.SV) == SHARES


def test_no_line_of_all_where_their_share_is_hidden() -> None:
    """The line would reveal the hidden share."""
    drawn = svg(share_chart(ShareBar("Berg", portion(75, 100)), ShareBar("Alla", HIDDEN)), "d", Lang.SV)
    assert "reference" not in drawn


def test_counts_on_an_axis_of_shown_counts() -> None:
    """The longest bar is the largest shown count; 0 and a hidden count have no bar."""
    bars = (
        CountBar("No time", 40, "40 (80%)"),
        CountBar("Forgotten", 10, "10 (20%)"),
        CountBar("Other", 0, "0 (0%)"),
        CountBar("Unsure", Sign.HIDDEN, ".."),
    )
    drawn = svg(CountChart("Reasons", "", bars), "d-2", Lang.EN)
    assert drawn.count("<rect") == 2
    assert '<rect class="bar" x="0" y="19" width="100%" height="10"/>' in drawn
    assert '<rect class="bar" x="0" y="55" width="25%" height="10"/>' in drawn
    assert '<text class="name" x="100%" y="121" text-anchor="end">..</text>' in drawn
    assert "No time: 40 (80%). Forgotten: 10 (20%). Other: 0 (0%). Unsure: hidden. The table has the" in drawn


def test_no_bars_where_every_count_is_hidden() -> None:
    """A chart with only dots is still drawn, and no length reveals anything."""
    drawn = svg(CountChart("Reasons", "", (CountBar("No time", Sign.HIDDEN, ".."),)), "d", Lang.EN)
    assert "<rect" not in drawn


def test_pairs_have_a_mark_for_each_share_that_is_shown() -> None:
    """An open and a filled mark with a line between them; if one share is hidden there is only the other mark."""
    pairs = (
        PortionPair("Berg", portion(60, 100), portion(75, 100)),
        PortionPair("Åre", HIDDEN, portion(20, 40), is_total=True),
        PortionPair("Krokom", HIDDEN, FEW),
    )
    drawn = svg(PairChart("Andel", "", ("mars 2025", "mars 2026"), pairs), "d-3", Lang.SV)
    assert '<line class="span" x1="60%" x2="75%" y1="24.0" y2="24.0"/>' in drawn
    assert drawn.count('class="span"') == 1
    assert drawn.count('class="mark first"') == 1
    assert drawn.count('class="mark second"') == 2
    assert ">60\xa0% → 75\xa0%</text>" in drawn
    assert ">.. → 50\xa0% (osäkert)</text>" in drawn
    assert (
        "Berg: mars 2025 60\xa0%, mars 2026 75\xa0%. Åre: mars 2025 dolt, mars 2026 50\xa0% (osäkert). "
        "Krokom: mars 2025 dolt, mars 2026 uppgift saknas." in drawn
    )


def test_one_kommun_beside_all_is_no_change() -> None:
    """There is no arrow, and the axis fits small shares so that they differ visibly."""
    pairs = (PortionPair("Tidsbrist", portion(10, 100), portion(20, 100)),)
    drawn = svg(PairChart("Orsaker", "", ("Alla", "Åre"), pairs, is_change=False), "d", Lang.SV)
    assert ">20\xa0% (alla 10\xa0%)</text>" in drawn
    assert '<circle class="mark second" cx="100%"' in drawn
    assert ">20\xa0%</text>" in drawn


def test_a_long_chart_is_drawn_in_parts() -> None:
    """A chart longer than a sheet of paper is divided between rows into nearly equal parts."""
    bars = tuple(ShareBar(f"Kommun {number}", portion(75, 100)) for number in range(49))
    found = parts(share_chart(*bars))
    assert [len(part.bars) for part in found if isinstance(part, ShareChart)] == [17, 17, 15]
    assert parts(share_chart(*bars[:20])) == [share_chart(*bars[:20])]


def test_a_long_name_keeps_clear_of_its_value() -> None:
    """A campaign may name a reason as it likes; the drawing shortens the name, the description does not."""
    name = "Handläggaren var ny och hade inte hunnit gå utbildningen"
    drawn = svg(CountChart("Orsaker", "", (CountBar(name, 40, "40 (80\xa0%)"),)), "d", Lang.SV)
    assert ">Handläggaren var ny och…</text>" in drawn
    assert f"{name}: 40" in drawn


def test_lines_have_gaps_where_a_share_is_hidden() -> None:
    """A line joins two shown shares; a hidden one has neither mark nor figure."""
    own = Line("Berg", (portion(30, 60), HIDDEN, portion(45, 60), portion(48, 60)))
    everyone = Line("Alla", (portion(400, 600), portion(420, 600), portion(450, 600), portion(420, 600)))
    chart = LineChart("Utveckling", "", ("mars 2022", "mars 2023", "mars 2024", "mars 2025"), (own, everyone))
    drawn = str(svg(chart, "d-1", Lang.SV))
    assert (drawn.count('class="trend second"'), drawn.count('class="trend first"')) == (1, 3)
    assert (drawn.count('class="mark second"'), drawn.count('class="mark first"')) == (3, 4)
    assert "Berg: 50\xa0% i mars 2022, dolt i mars 2023, 75\xa0% i mars 2024 och 80\xa0% i mars 2025." in drawn
    assert all(f">{name}</text>" in drawn for name in chart.periods)
