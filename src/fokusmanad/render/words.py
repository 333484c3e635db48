"""Headings and sentences of summaries and reports, in Swedish and English. A line break stacks a narrow heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.text import Text, plural

if TYPE_CHECKING:
    from fokusmanad.text import Lang


class Noun(NamedTuple):
    """What is counted, as one and as many."""

    one: Text
    many: Text

    def counted(self, count: int, lang: Lang) -> str:
        """Write the count with the noun: "1 fil", "3 filer"."""
        return plural(count, self.one.to(lang), self.many.to(lang))


FILES = Noun(Text("fil", "file"), Text("filer", "files"))
FILLED_ROWS = Noun(Text("rad", "row"), Text("rader", "rows"))
KOMMUNER = Noun(Text("kommun", "kommun"), Text("kommuner", "kommuner"))

SUMMARY = Text("Fokusmånad", "Focus month")
WORKING_MATERIAL = Text(
    "Arbetsmaterial med exakta antal – får inte lämnas vidare.",
    "Working material with exact counts – not to be passed on.",
)
NOTHING_COUNTED = Text("Inget formulär kan räknas än.", "No form can be counted yet.")

# Coverage: labels, and what is said after them.
RECEIVED = Text("Inkomna", "Received")
RECEIVED_OF = Text("{received} av {expected}", "{received} of {expected}")
MISSING = Text("Saknas", "Missing")
LAST_DAY = Text("Sista dag: {day}.", "Last day: {day}.")
NIL = Text("Inga besök", "No visits")
OUTSIDE = Text("Ej anmälda", "Unexpected")
OUTSIDE_COUNTED = Text("{names} – räknas ändå.", "{names} – counted all the same.")
REFUSED = Text("Räknas inte", "Not counted")
VISITORS = Text("Täckning", "Coverage")
VISITORS_OF = Text("{rows} på {visitors} vuxna besökare ({share})", "{rows} for {visitors} adult visitors ({share})")
VISITORS_KNOWN_BY_ALL = Text(".", ".")
VISITORS_KNOWN_BY = Text(
    " i {some} av {all} kommuner; övriga har inte angett antalet.",
    " in {some} of {all} kommuner; the others did not give the number.",
)

# Headings of columns.
KOMMUN = Text("Kommun", "Kommun")
TOTAL = Text("Totalt", "Total")
ROWS = Text("Rader", "Rows")
ASKED = Text("Fick\nfrågan", "Asked")
NOT_ASKED = Text("Fick\ninte", "Not\nasked")
SHARE_ASKED = Text("Andel\nfick", "Share\nasked")
YES = Text("Svarat\nja", "Said\nyes")
SHARE_YES = Text("Andel\nja", "Share\nyes")
DECLINED = Text("Vill\ninte\nsvara", "Declined")
LEFT_OUT = Text("Räknas\ninte", "Left\nout")
REASON = Text("Orsak till att\nfrågan inte ställdes", "Reason for\nnot asking")
COUNT = Text("Antal", "Count")
SHARE = Text("Andel", "Share")

# Under the tables.
SUM_OF_ROWS = Text(
    "Inkomna rader: {rows} = {asked} fick frågan + {not_asked} fick inte frågan + {left_out} räknas inte.",
    "Rows received: {rows} = {asked} asked + {not_asked} not asked + {left_out} left out.",
)
SHARES_DEFINED = Text(
    "Andel fick = fick frågan / (fick frågan + fick inte). Andel ja = svarat ja / fick frågan.",
    "Share asked = asked / (asked + not asked). Share yes = said yes / asked.",
)
YES_DEFINED = Text(
    "”Svarat ja” är ett golv, inte ett mått på hur vanligt våld är: den som är utsatt kan ha svarat nej "
    "eller inte ha fått frågan.",
    "“Said yes” is a floor, never prevalence: a person exposed to violence may have said no, or not have been asked.",
)
