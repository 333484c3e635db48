"""Headings and sentences of summaries and reports, in Swedish and English. A line break stacks a narrow heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.text import Text, plural

if TYPE_CHECKING:
    from fokusmanad.text import Lang


class Noun(NamedTuple):
    """A countable thing, singular and plural."""

    one: Text
    many: Text

    def counted(self, count: int, lang: Lang) -> str:
        """Write the count with the noun: "1 fil", "3 filer"."""
        return plural(count, self.one.to(lang), self.many.to(lang))


FILES = Noun(Text("fil", "file"), Text("filer", "files"))
FORMS = Noun(Text("formulär", "form"), Text("formulär", "forms"))
FILLED_ROWS = Noun(Text("rad", "row"), Text("rader", "rows"))
KOMMUNER = Noun(Text("kommun", "kommun"), Text("kommuner", "kommuner"))

SUMMARY = Text("Fokusmånad", "Focus month")
WORKING_MATERIAL = Text(
    "Arbetsmaterial med exakta antal – får inte lämnas vidare.",
    "Working material with exact counts – not to be passed on.",
)
NOTHING_COUNTED = Text("Inget formulär kan räknas än.", "No form can be counted yet.")

# Coverage: labels, and the sentences after them.
RECEIVED = Text("Inkomna", "Received")
RECEIVED_OF = Text("{received} av {expected}", "{received} of {expected}")
MISSING = Text("Saknas", "Missing")
LAST_DAY = Text("Sista dag: {day}.", "Last day: {day}.")
NIL = Text("Inga besök", "No visits")
OUTSIDE = Text("Ej anmälda", "Unexpected")
OUTSIDE_COUNTED = Text("{names} – räknas ändå.", "{names} – counted all the same.")
REFUSED = Text("Räknas inte", "Not counted")
VISITORS = Text("Täckning", "Coverage")
MONTHS = Text("Månader", "Months")
MONTHS_MISSING = Text("{kommun}: {sent} har kommit, {missing} saknas.", "{kommun}: {sent} received, {missing} missing.")
WHO_ASKS = Text("Frågar", "Asking")
CARE_ASSESSORS_TOO = Text("Biståndshandläggare deltar i {names}.", "Care assessors take part in {names}.")
ROWS_A_HEAD = Text(
    "{rows} på {staff} handläggare där det är angivet: {each} var.",
    "{rows} for {staff} social workers where it is given: {each} each.",
)
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
MEASURES = (ASKED, NOT_ASKED, SHARE_ASKED, YES, SHARE_YES, DECLINED)
"""The columns of a group's figures."""
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
    "”Svarat ja” är en miniminivå, inte ett mått på hur vanligt våld är. Den som är utsatt kan ha svarat nej, avstått "
    "från att svara eller inte ha fått frågan.",
    "“Said yes” is a minimum, not a measure of how common violence is. A person exposed to violence may have said no, "
    "declined to answer, or not have been asked.",
)

# The way from visitors to support, in one line; each loss in brackets.
FUNNEL_VISITORS = Noun(Text("vuxen besökare", "adult visitor"), Text("vuxna besökare", "adult visitors"))
FUNNEL_ROWS = FILLED_ROWS
FUNNEL_ASKED = Text(
    "{asked} fick frågan ({not_asked} fick inte, {left_out} räknas inte)",
    "{asked} asked ({not_asked} not asked, {left_out} left out)",
)
FUNNEL_ANSWERED = Text(
    "{answered} svarade ({declined} ville inte, {unknown} ej angivet)",
    "{answered} answered ({declined} declined, {unknown} not stated)",
)
FUNNEL_YES = Text("{yes} svarade ja ({no} nej)", "{yes} said yes ({no} no)")
FUNNEL_SUPPORT = Text(
    "{accepted} tackade ja till stöd ({others} gjorde det inte)", "{accepted} accepted support ({others} did not)"
)
CONCERNED = Text(
    "{not_applicable} behövde inte frågas. Av de {whole} som frågan gällde fick {share} den.",
    "{not_applicable} need not be asked. Of the {whole} whom the question concerned, {share} were asked.",
)
WITHOUT_DOMESTIC_VIOLENCE = Text(
    "Utan enheten {unit}, vars klienter kommer på grund av våld: {yes} av {asked} svarade ja ({share}).",
    "Without the unit {unit}, whose clients come because of violence: {yes} of {asked} said yes ({share}).",
)

# The campaign's target.
TARGET_REACHED = Text(
    "Målet, att {target} procent ska få frågan, är nått.", "The target of asking {target} per cent is reached."
)
TARGET_LACKS = Text(
    "Målet är att {target} procent ska få frågan. För att nå det hade {lacks} fler behövt få den.",
    "The target is to ask {target} per cent. To reach it, {lacks} more would have had to be asked.",
)
BY_KOMMUN = Text("Per kommun: {listed}.", "By kommun: {listed}.")
BY_UNIT = Text("Per enhet: {listed}.", "By unit: {listed}.")
TO_ACT_ON = Text(
    "Vanligaste orsaken som går att påverka: {reason} ({count}).", "Commonest reason to act on: {reason} ({count})."
)

# What followed after a yes.
OF_THOSE_WHO_SAID_YES = Text("Av {yes} som svarade ja:", "Of {yes} who said yes:")
OF_ALL_WHO_SAID_YES = Text("Av dem som svarade ja:", "Of those who said yes:")
AFTER_A_YES = Text("Efter ett ja", "After a yes")
SEVERAL_KINDS = Text(
    "En person kan ha varit utsatt för flera slag av våld. Ej angivet: rutan är tom, eller formuläret saknar den.",
    "One person can have been exposed to several kinds of violence. Not stated: the cell is empty, or the form lacks "
    "it.",
)
WHO_CAN_ACT = Text("Orsakerna\ni grupper", "Reasons\nin groups")
WHY_NOT_BY = Text("Varför frågan inte ställdes – {by}", "Why the question was not asked – {by}")
REASON_GROUPS = {
    "company": Text("Inte\nensam", "Not\nalone"),
    "routine": Text("Tid,\nrutin", "Time,\nhabit"),
    "judgement": Text("Be-\ndömt", "Judge-\nment"),
    "not_applicable": Text("Behövs\nej", "Need\nnot"),
    "other": Text("Annat", "Other"),
    "not_stated": Text("Ej an-\ngivet", "Not\nstated"),
}
"""Stacked headings of the groups of reasons."""

# Where the kommuner stand.
STANDING = Text("Var kommunerna står, {period}", "Where the kommuner stand, {period}")
NO_STANDING = Text(
    "Inget formulär har fyllt i fliken Nuläge eller Indikatorer.",
    "No form has the sheet Nuläge or Indikatorer filled in.",
)
RATINGS = Text("Skatt-\nningar", "Ratings")
MEDIAN = Text("Median", "Median")
SPAN = Text("Lägst–\nhögst", "Lowest–\nhighest")
SINCE = Text("Sedan\nförra", "Since\nlast")
INDICATOR = Text("Indikator", "Indicator")
OF_HOW_MANY = Text("Av", "Of")
WORKS = Text("Fungerar redan", "Works already")
NEXT = Text("Behövs härnäst", "Needed next")
SUPPORT_WANTED = Text("Stöd från länet", "Support wanted")
ROLES = Text("Skattat av", "Rated by")
OWN_RATINGS = Text(
    "Skattningarna är kommunernas egna, från 0 till 10, och går inte att jämföra som en rangordning.",
    "The ratings are the kommuner's own, from 0 to 10, and are no ranking.",
)

# A trend over several periods.
TREND = Text("Utveckling: {first} till {last}", "Development: {first} to {last}")
IN_ALL_PERIODS = Text("Med alla gånger: {names}.", "Every time: {names}.")
IN_ALL_NONE = Text("Ingen kommun är med alla gånger.", "No kommun took part every time.")
ONLY_IN = Text("{name}: bara {periods}.", "{name}: only {periods}.")
SAME_KOMMUNER = Text("Samma kommuner", "The same kommuner")
ALL_OF_THEM = Text("Alla som var med", "All that took part")
FIRST_TO_LAST = Text("Samma kommuner, från {first} till {last}:", "The same kommuner, from {first} to {last}:")
POOLED = Text("Alla perioder tillsammans", "All periods together")
UNLIKE_PERIODS = Text(
    "Perioderna är olika långa, så bara andelarna kan jämföras, inte antalen.",
    "The periods are of different lengths, so only shares can be compared, not counts.",
)
TREND_SHARES = Text(
    "En andel av färre än {least} visas inte (–).",
    "A share of fewer than {least} is not shown (–).",
)
TREND_BARS = Text(
    "Stapeln har ett steg för varje period, från 0 till 100 procent.",
    "The bar has a step for each period, from 0 to 100 per cent.",
)

# A comparison of two months: who is in it.
COMPARISON = Text("Jämförelse: {earlier} och {later}", "Comparison: {earlier} and {later}")
IN_BOTH = Text("Båda månaderna", "Both months")
IN_ONE = Text("Bara {month}", "Only {month}")
OTHER_UNITS = Text("Andra enheter", "Other units")
OTHER_UNITS_IN = Text(
    "{names}: biståndsenheter (äldre, LSS) eller övriga enheter har bara rader den ena månaden, så skillnaden kan bero "
    "på det.",
    "{names}: care units (elderly, disability) or the other units have rows in one month only, which may be what "
    "differs.",
)
LIKE_FOR_LIKE = Text("Samma kommuner båda månaderna: {kommuner}", "The same kommuner both months: {kommuner}")
ALL_KOMMUNER = Text(
    "Alla som var med: {earlier} i {earlier_month}, {later} i {later_month}",
    "All that took part: {earlier} in {earlier_month}, {later} in {later_month}",
)

# Its measures and columns.
MEASURE = Text("Mått", "Measure")
DIFFERENCE = Text("Skillnad", "Difference")
DIFFERENCE_IN_POINTS = Text("Skillnad,\nprocent-\nenheter", "Difference\nin points")
ELIGIBLE_LONG = Text("Skulle ha fått frågan", "Should have been asked")
ASKED_LONG = Text("Fick frågan", "Asked")
SHARE_ASKED_LONG = Text("Andel som fick frågan", "Share asked")
YES_LONG = Text("Svarade ja", "Said yes")
SHARE_YES_LONG = Text("Andel som svarade ja", "Share that said yes")
DECLINED_LONG = Text("Ville inte svara", "Declined to answer")
POINTS = Noun(Text("procentenhet", "percentage point"), Text("procentenheter", "percentage points"))

# The words for a difference.
OF_ASKED = Text("Andelen som fick frågan", "The share asked")
OF_YES = Text("Andelen som svarade ja", "The share that said yes")
INCREASED = Text("{share} ökade: {change}.", "{share} rose: {change}.")
DECREASED = Text("{share} minskade: {change}.", "{share} fell: {change}.")
NO_SURE_DIFFERENCE = Text("{share}: ingen säker skillnad, {change}.", "{share}: no certain difference, {change}.")
TOO_WIDE = Text("{share}: för få för att säga, {change}.", "{share}: too few to say, {change}.")
TOO_FEW = Text(
    "{share}: för få för att säga – det behövs minst {least} båda månaderna.",
    "{share}: too few to say – at least {least} are needed both months.",
)
CHANGE = Text(
    "{points} (95\N{NO-BREAK SPACE}%-intervall: {low} till {high})", "{points} (95% interval: {low} to {high})"
)

# Under the tables of a comparison.
COMPARED_SHARES = Text(
    "Andel som fick frågan = fick frågan / skulle ha fått frågan. Andel som svarade ja = svarade ja / fick frågan. "
    "Skillnader räknas på andelarna före avrundning. En andel av färre än {least} visas inte (–).",
    "Share asked = asked / should have been asked. Share that said yes = said yes / asked. Differences are taken "
    "before rounding. A share of fewer than {least} is not shown (–).",
)
INTERVAL_DEFINED = Text(
    "Intervallet visar hur mycket en sådan skillnad kan variera av ren slump. Samma person kan ha varit med båda "
    "månaderna.",
    "The interval says how much chance alone can move such a difference. One person can be in both months.",
)
