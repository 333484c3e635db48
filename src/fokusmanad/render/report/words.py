"""Headings and sentences of the published report, in Swedish and English, for every medium."""

from __future__ import annotations

from fokusmanad.text import Text

FEEDBACK = Text("Återkoppling till kommunerna", "Feedback to the kommuner")
UNTITLED = Text("Fokusmånad {month}", "Focus month {month}")
TITLED = Text("Fokusmånad i {area}, {month}", "Focus month in {area}, {month}")
ABOUT_KOMMUN = Text("{kommun} – {title}", "{kommun} – {title}")
INTERNAL = Text("INTERNT – exakta antal, får inte lämnas vidare", "INTERNAL – exact counts, not to be passed on")
DRAFT = Text(
    "UTKAST – inte utlämnat, får inte lämnas vidare. Det som lämnas ut kan visa mindre.",
    "DRAFT – not published, not to be passed on. What is published may show less.",
)
MADE = Text("Framtagen {date} med fokusmanad {version}.", "Made {date} with fokusmanad {version}.")
WHOLE_AREA = Text("Alla kommuner", "All kommuner")
WHOLE_AREA_MEANT = Text(
    "”Alla kommuner” är här de {count} som är med.", "“All kommuner” means the {count} that took part."
)

# A fokusmånad in three lines.
ABOUT = (
    Text(
        "Under en fokusmånad ska alla vuxna som möter en handläggare få frågan om våld i nära relationer.",
        "In a focus month every adult who meets a social worker should be asked about violence in close relationships.",
    ),
    Text(
        "För var och en antecknas om frågan ställdes, vad svaret blev eller varför frågan inte ställdes.",
        "For each adult it is noted whether the question was asked, what the answer was, or why it was not asked.",
    ),
    Text(
        "Syftet är att fler ska få frågan och att hindren ska synas – inte att mäta hur vanligt våld är.",
        "The aim is that more are asked and that what hinders asking is seen – not to measure how common violence is.",
    ),
)

# Key figures: the text below the number.
KEY_FIGURES = Text("Det viktigaste", "Key figures")
KEY_KOMMUNER = Text("kommuner är med", "kommuner took part")
KEY_KOMMUNER_MISSING = Text("Inte med: {names}", "Not in it: {names}")
KEY_KOMMUNER_ALL = Text("Alla väntade kommuner är med", "All expected kommuner are in it")
KEY_ASKED = Text("fick frågan", "were asked")
KEY_YES = Text("svarade ja", "said yes")
KEY_OF = Text("{part} av {whole} vuxna", "{part} of {whole} adults")
KEY_OF_ASKED = Text(
    "{part} av {whole} som fick frågan. Minst så många: fler kan vara utsatta.",
    "{part} of {whole} asked. At least that many: more may be exposed.",
)
KEY_UNCERTAIN = Text("Osäkert: få personer.", "Uncertain: few persons.")
KEY_REASON = Text("vanligaste orsaken till att frågan inte ställdes", "the most common reason for not asking")
KEY_REASONS = Text("vanligaste orsakerna till att frågan inte ställdes", "the most common reasons for not asking")
KEY_TIMES = Text("{count} gånger", "{count} times")
KEY_TIMES_EACH = Text("{count} gånger vardera", "{count} times each")
KEY_BEFORE = Text("{before} i {month}", "{before} in {month}")
KEY_BEFORE_SAME = Text(
    "Samma kommuner: {before} i {month}, {now} nu", "The same kommuner: {before} in {month}, {now} now"
)
KEY_BEFORE_OTHERS = Text(
    "{before} i {month}, då delvis andra kommuner var med", "{before} in {month}, when partly other kommuner took part"
)
KEY_ADULTS = Text("{count} vuxna", "{count} adults")
KEY_FEW = Text("Andelen visas inte: för få personer.", "The share is not shown: too few persons.")
KEY_SHARE_HIDDEN = Text(
    "Andelen visas inte: antalen är så små att någon skulle kunna pekas ut.",
    "The share is not shown: the counts are so small that someone could be pointed out.",
)
KEY_HIDDEN = Text("visas inte", "is not shown")
KEY_SMALL = Text(
    "Antalen är så små att någon skulle kunna pekas ut.", "The counts are so small that someone could be pointed out."
)
KEY_AREA = Text("Alla kommuner: {share}", "All kommuner: {share}")
ONE_OF = Text("{part} av {whole}", "{part} of {whole}")

# Coverage.
COVERAGE = Text("Vilka som är med", "Who took part")
TOOK_PART = Text("Med i rapporten", "In the report")
NIL = Text("Inga besök", "No visits")
NIL_MEANT = Text("{names} – deltog men mötte ingen under månaden.", "{names} – took part but met no one in the month.")
WHO_ASKS = Text("Frågar på annat sätt", "Ask in another way")
NOT_SENT = Text("Har inte svarat", "Have not answered")
NOT_COUNTED = Text("Räknas inte", "Not counted")
OUTSIDE = Text("Utöver de väntade", "Not expected")
COVERAGE_OF = Text("{received} av {expected} kommuner är med.", "{received} of {expected} kommuner took part.")
COVERAGE_UNEXPECTED = Text("{received} är med.", "{received} took part.")
SUMS_MEANT = Text(
    "Siffrorna från {names} är summor som har räknats ihop i kommunen, inte en rad för varje person. Det som summor "
    "inte säger, som kön, räknas där som ej angivet.",
    "The figures from {names} are sums that were added up in the kommun, not a row for each person. What sums do not "
    "say, such as sex, is counted as not stated there.",
)
REFUSED_ONE = Text("Formuläret från {names} kunde inte räknas med.", "The form from {names} could not be counted.")
REFUSED_MANY = Text("Formulären från {names} kunde inte räknas med.", "The forms from {names} could not be counted.")

# Where the kommuner stand.
STANDING_SECTION = Text("Var kommunerna står", "Where the kommuner stand")
RATINGS_CHART = Text("Skattningar från 0 till 10, och deras median", "Ratings from 0 to 10, and their median")
RATINGS_NOTE = Text(
    "En ring är en skattning; flera som är lika ligger på varandra. Linjen går från den lägsta till den högsta.",
    "A ring is a rating; equal ones cover each other. The line goes from the lowest to the highest.",
)
RATINGS = Text("Skattningar", "Ratings")
LOWEST = Text("Lägst", "Lowest")
HIGHEST = Text("Högst", "Highest")
SINCE_EARLIER = Text("Medianen sedan förra", "Median since earlier")
INDICATORS_TABLE = Text("Indikatorer", "Indicators")
POINTS_TABLE = Text("Vad kommunerna skriver", "What the kommuner write")
POINT_ABOUT = Text("Gäller", "About")
POINT = Text("Punkt", "Point")
POINTS_WITHHELD = Text(
    "Punkter med e-postadress, telefonnummer eller personnummer visas inte.",
    "Points with an e-mail address, a telephone number or an identity number are not shown.",
)
SCORES_ALOUD = Text("{name}: skattningar {scores}, median {median}", "{name}: ratings {scores}, median {median}")
MEDIAN_IS = Text("median {median}", "median {median}")

# Asked and not asked.
ASKED_SECTION = Text("Hur många som fick frågan", "How many were asked")
ASKED_CHART = Text(
    "Andel som fick frågan, av dem som skulle ha fått den", "Share asked, of those who should have been asked"
)
ASKED_CHART_NOTE = Text(
    "Strecket på stapeln är 95-procentsintervallet: ungefär så mycket kan andelen variera av ren slump från en månad "
    "till en annan. Kommunerna står i bokstavsordning och kan ha olika enheter med, så det är ingen rangordning.",
    "The line on the bar is the 95% interval: roughly how far chance alone can move the share from one month to "
    "another. The kommuner are in alphabetical order and may have different units in it, so this is no ranking.",
)
TARGET = Text("Mål", "Target")
TARGET_TOLD = Text("Målet är att {target} procent ska få frågan.", "The target is that {target} per cent are asked.")
ASKED_TABLE = Text("Fick frågan och fick inte frågan", "Asked and not asked")
ASKED_TABLE_KOMMUNER = Text("Fick frågan och fick inte frågan, per kommun", "Asked and not asked, by kommun")
KOMMUN = Text("Kommun", "Kommun")
ELIGIBLE = Text("Skulle ha fått frågan", "Should have been asked")
ASKED = Text("Fick frågan", "Asked")
NOT_ASKED = Text("Fick inte frågan", "Not asked")
SHARE_ASKED = Text("Andel som fick", "Share asked")
INTERVAL = Text("95 %-intervall", "95% interval")
COUNT = Text("Antal", "Count")
SHARE = Text("Andel", "Share")
UNCERTAIN = Text("osäkert", "uncertain")
UNCERTAIN_BELOW = 50
"""A share of fewer persons is marked as uncertain (docs/publishing.md)."""

NOT_STATED = Text("Ej angivet", "Not stated")

# Reasons.
REASONS_SECTION = Text("Varför frågan inte ställdes", "Why the question was not asked")
REASONS_INTRO = Text(
    "{not_asked} av dem som skulle ha fått frågan fick den inte. En orsak anges för var och en.",
    "{not_asked} of those who should have been asked were not. One reason is given for each.",
)
REASONS_CHART = Text("Orsaker till att frågan inte ställdes, antal", "Reasons for not asking, counts")
REASONS_SHARE_CHART = Text(
    "Orsakernas andel av dem som inte fick frågan", "The share of each reason among those not asked"
)
REASONS_TABLE = Text("Orsaker till att frågan inte ställdes", "Reasons for not asking")
REASON = Text("Orsak", "Reason")
REASONS = Text("Orsaker", "Reasons")
# The reasons of the form, as they are written there, as sentences.
REASON_SENTENCES = {
    "Partner med": Text("Partnern var med", "The partner was present"),
    "Barn med": Text("Barn var med", "A child was present"),
    "Annan person med": Text("En annan person var med", "Another person was present"),
    "Tolksamtal": Text("Samtalet tolkades", "The conversation was interpreted"),
    "Tidsbrist": Text("Tiden räckte inte", "There was no time"),
    "Bedömdes olämpligt": Text("Det bedömdes olämpligt", "It was judged unsuitable"),
    "Skjuts upp": Text("Frågan sköts upp", "The question was postponed"),
    "Glömdes bort": Text("Frågan glömdes bort", "The question was forgotten"),
    "Osäker på hur": Text("Handläggaren var osäker på hur man frågar", "The social worker was unsure how to ask"),
    "Redan tillfrågad": Text("Personen var redan tillfrågad", "The person had been asked already"),
    "Inte i enrum": Text("Samtalet var inte i enrum", "The conversation was not in private"),
    "Gemensam akt": Text("Akten var gemensam", "The file was joint"),
    "Våldet redan känt": Text("Våldet var redan känt", "The violence was known already"),
    "Telefon eller video": Text("Samtalet var på telefon eller video", "The conversation was by telephone or video"),
    "Någon annan frågar": Text("Någon annan ställer frågan", "Somebody else asks the question"),
    "Annat": Text("Annan orsak", "Another reason"),
}

# Who can act on a reason.
REASON_GROUP_NAMES = {
    "company": Text("Inte ensam, eller inte i enrum", "Not alone, or not in private"),
    "routine": Text("Tid, rutin eller vana", "Time, routine or habit"),
    "judgement": Text("Bedömdes olämpligt", "Judged unsuitable"),
    "not_applicable": Text("Behövde inte frågas", "Need not be asked"),
    "other": Text("Annat", "Other"),
    "not_stated": NOT_STATED,
}
# Each with the name of its sheet.
REASON_GROUPS_TABLE = (
    Text("Orsakerna i grupper", "The reasons in groups"),
    Text("Orsaksgrupper", "Reason groups"),
)
REASON_GROUPS_BY_KOMMUN = (
    Text("Orsakerna i grupper, per kommun", "The reasons in groups, by kommun"),
    Text("Orsaksgrupper per kommun", "Reason groups by kommun"),
)
REASON_GROUP = Text("Grupp av orsaker", "Group of reasons")
REASON_GROUPS_MEANT = Text(
    "Grupperna visar vem som kan göra något åt en orsak, och kan ofta visas där enskilda orsaker är dolda.",
    "The groups show who can act on a reason, and can often be shown where single reasons are hidden.",
)
REASONS_ORDER = Text(
    "Orsakerna är sorterade efter antal. Dolda antal står sist.",
    "The reasons are ordered by count. Hidden counts come last.",
)
REASONS_ORDER_FORM = Text(
    "Orsakerna står i samma ordning som i formuläret.",
    "The reasons are in the order of the form.",
)

# Answers.
ANSWERS_SECTION = Text("Vad de svarade", "What they answered")
FLOOR = Text(
    "Siffran är en miniminivå, inte ett mått på hur vanligt våld är. Den som är utsatt kan ha svarat nej, avstått från "
    "att svara eller inte ha fått frågan.",
    "The figure is a minimum, not a measure of how common violence is. A person exposed to violence may have said no, "
    "declined to answer, or not have been asked.",
)
ANSWERS_TABLE = Text("Svar från dem som fick frågan", "Answers of those who were asked")
ANSWERS_BY_KOMMUN = Text("Svar per kommun", "Answers by kommun")
WHEN_TABLE = Text("När våldet ägde rum, av dem som svarade ja", "When the violence took place, of those who said yes")
AFTER_YES_TABLE = Text("{name}, av dem som svarade ja i alla kommuner", "{name}, of those who said yes in all kommuner")
CAME_OUT = Text("Vad som kom fram", "What came out")
SHARE_OF_ANSWER = Text("Andel {answer}", "Share {answer}")
ANSWER = Text("Svar", "Answer")
ANSWERS = Text("Svar", "Answers")
WHEN = Text("När", "When")
YES = Text("Ja", "Yes")
NO = Text("Nej", "No")
DECLINED = Text("Vill inte svara", "Declined to answer")
SHARE_YES = Text("Andel ja", "Share yes")

# The way from the rows to accepted support.
FUNNEL = Text("Vägen från besök till stöd, alla kommuner", "The way from visit to support, all kommuner")
FUNNEL_NAME = Text("Från besök till stöd", "From visit to support")
FUNNEL_NOTE = Text("Varje steg är en del av det förra.", "Each step is a part of the one before.")
FUNNEL_STEP = Text("Steg", "Step")
FUNNEL_LOST = Text("Kom inte till steget", "Did not reach the step")
FUNNEL_ROWS = Text("Inkomna rader", "Rows received")
FUNNEL_ANSWERED = Text("Svarade ja eller nej", "Answered yes or no")
FUNNEL_YES = Text("Svarade ja", "Said yes")
FUNNEL_ACCEPTED = Text("Tackade ja till stöd", "Accepted support")
FUNNEL_LEFT_OUT = Text("räknas inte", "left out")
FUNNEL_NOT_ASKED = Text("fick inte frågan", "not asked")
FUNNEL_DECLINED = Text("ville inte svara", "declined to answer")
FUNNEL_NO = Text("svarade nej", "said no")
FUNNEL_SUPPORT_DECLINED = Text("tackade nej", "declined")
FUNNEL_HAS_SUPPORT = Text("har redan stöd", "have support already")
FUNNEL_NOT_STATED = Text("ej angivet", "not stated")

# By unit and by sex.
GROUPS_SECTION = Text("Per enhet och kön", "By unit and sex")
# Each with its short name.
GROUPS_TABLE = {
    "unit": (Text("Per enhet, alla kommuner", "By unit, all kommuner"), Text("Per enhet", "By unit")),
    "sex": (Text("Per kön, alla kommuner", "By sex, all kommuner"), Text("Per kön", "By sex")),
}
GROUPS_ELSEWHERE = Text(
    "Siffror per enhet och kön finns för alla kommuner tillsammans, i den gemensamma rapporten.",
    "Figures by unit and sex exist for all kommuner together, in the common report.",
)

# The comparison with an earlier month.
DEVELOPMENT = Text("Utveckling", "Development")
DEVELOPMENT_CHART = Text("Andelen som fick frågan och andelen ja", "The share asked and the share of yes")
DEVELOPMENT_FOCUS = Text("Andelen som fick frågan", "The share asked")
DEVELOPMENT_TABLE = Text("{group}, period för period", "{group}, period by period")
DEVELOPMENT_BY_KOMMUN = Text(
    "Andelen som fick frågan i var och en av kommunerna", "The share asked in each of the kommuner"
)
SHEET_DEVELOPMENT = Text("Utveckling per kommun", "Development by kommun")
PERIOD = Text("Period", "Period")
OTHER_KOMMUNER = Text(
    "Det är inte samma kommuner alla gånger, så en del av skillnaden kan bero på vilka som är med.",
    "The kommuner are not the same every time, which may be part of the difference.",
)
POOLED = Text("Perioderna tillsammans", "The periods together")
POOLED_MEANT = Text(
    "Antalen är från {periods} tillsammans. En kommun som är för liten för en andel varje gång kan få en så. Den som "
    "har varit med flera gånger räknas varje gång.",
    "The counts are of {periods} together. A kommun that is too small for a share each time may get one this way. Who "
    "was there several times is counted each time.",
)
POOLED_TABLE = Text("Alla perioder tillsammans", "All periods together")
PERIODS = Text("Perioder", "Periods")
POOL_HOLDS = Text("I ”{group}” ingår {names}.", "“{group}” is {names}.")
COMPARED_SECTION = Text("Jämfört med {month}", "Compared with {month}")
SAME_KOMMUNER = Text("Samma kommuner båda månaderna", "The same kommuner both months")
SAME_KOMMUNER_SHORT = Text("Samma kommuner", "Same kommuner")
SAME_KOMMUNER_ARE = Text(
    "Jämförelsen gäller i första hand de kommuner som var med båda månaderna, så att lika jämförs med lika: {names}.",
    "The comparison is first of the kommuner that took part in both months, like for like: {names}.",
)
NONE_BOTH = Text("Ingen kommun var med båda månaderna.", "No kommun took part in both months.")
CAME = Text("Inte med i {month}, men nu: {names}.", "Not in {month}, but now: {names}.")
LEFT = Text("Med i {month}, men inte nu: {names}.", "In {month}, but not now: {names}.")
EVERYONE = Text("Alla som var med respektive månad", "All that took part in each month")
FIRST_TIME = Text("{kommun} var inte med i {month}.", "{kommun} was not in {month}.")
CHANGE_CHART = Text("Andel som fick frågan, {earlier} och {later}", "Share asked, {earlier} and {later}")
CHANGE_TABLE = Text("{group}: {earlier} och {later}", "{group}: {earlier} and {later}")
CHANGE_BY_KOMMUN = Text(
    "Andel som fick frågan, per kommun, {earlier} och {later}", "Share asked, by kommun, {earlier} and {later}"
)
CHANGE_REASONS = Text("{group}: orsaker, {earlier} och {later}", "{group}: reasons, {earlier} and {later}")
# The names of the workbook's sheets, of 31 characters at most.
SHEET_BY_KOMMUN = Text("Jämfört per kommun", "Compared by kommun")
SHEET_COMPARED = Text("Jämfört, {group}", "Compared, {group}")
SHEET_REASONS = Text("Orsaker, {group}", "Reasons, {group}")
SHEET_SAME = Text("samma kommuner", "same kommuner")
SHEET_ALL = Text("alla", "all")
FROM_TO = Text("{} till {}", "{} to {}")
MEASURE = Text("Mått", "Measure")
DIFFERENCE = Text("Skillnad", "Difference")
HIDDEN_TO_COMPARE = Text(
    "{share} kan inte jämföras här, eftersom en av siffrorna är dold.",
    "{share} cannot be compared here, since one of the figures is hidden.",
)
FEW_TO_COMPARE = Text(
    "{share} kan inte jämföras här, eftersom en av andelarna bygger på för få personer.",
    "{share} cannot be compared here, since one of the shares is of too few persons.",
)
DIFFERENCES_MEANT = Text(
    "Skillnader står i procentenheter, räknade på andelarna före avrundning, med 95-procentsintervall. Vi skriver "
    "ökade eller minskade bara när skillnaden är större än vad slumpen kan förklara. Samma person kan ha varit "
    "med båda månaderna.",
    "Differences are in percentage points, taken before the shares are rounded, with their 95% interval. We write "
    "rose or fell only where the difference is larger than chance can explain. One person can be in both months.",
)

# How to read it.
READING_SECTION = Text("Så ska siffrorna läsas", "How to read the figures")
DEFINITIONS = Text("Definitioner", "Definitions")
DEFINED = (
    (
        ELIGIBLE,
        Text("De vuxna som fick frågan och de som inte fick den.", "Adults who were asked and those who were not."),
    ),
    (
        ASKED,
        Text(
            "Alla som fick frågan, även de som inte ville svara.",
            "All who were asked, also those who declined.",
        ),
    ),
    (
        Text("Svarade ja", "Said yes"),
        Text(
            "Ja på någon fråga om fysiskt, psykiskt eller sexuellt våld av en närstående, nu eller tidigare, som "
            "FREDA-kortfrågor har dem (Socialstyrelsen, art. 2014-6-15).",
            "Yes to any question on physical, psychological or sexual violence by somebody close, now or earlier, as "
            "the short FREDA questions have them (Socialstyrelsen, art. 2014-6-15).",
        ),
    ),
    (
        Text("Andel som fick frågan", "Share asked"),
        Text("Fick frågan / skulle ha fått frågan.", "Asked / should have been asked."),
    ),
    (
        Text("Andel ja", "Share yes"),
        Text(
            "Svarade ja / fick frågan. Den som inte ville svara är med i nämnaren.",
            "Said yes / asked. Those who declined are in the denominator.",
        ),
    ),
    (
        INTERVAL,
        Text(
            "Så mycket kan en sådan andel variera mellan månader av ren slump (Wilson; för skillnader Newcombe).",
            "How far chance alone can move such a share between months (Wilson; for differences Newcombe).",
        ),
    ),
    (
        Text("Osäkert", "Uncertain"),
        Text(
            f"Andelen bygger på färre än {UNCERTAIN_BELOW} personer.",
            f"The share is of fewer than {UNCERTAIN_BELOW} persons.",
        ),
    ),
    (NOT_STATED, Text("Uppgiften saknas eller gick inte att läsa.", "Missing, or could not be read.")),
)
PROTECTED = Text("Så skyddas små antal", "How small counts are protected")
HIDDEN_MEANT = Text(
    "Två punkter (..) betyder att antalet är dolt för att ingen ska kunna pekas ut: det är mindre än {k}, ett svar där "
    "färre än {least_asked} fick frågan, eller ett antal som skulle avslöja ett sådant.",
    "Two dots (..) mean that the count is hidden so that no one can be pointed out: it is below {k}, an answer where "
    "fewer than {least_asked} were asked, or a count that would give such a one away.",
)
SIGNS_MEANT = Text(
    "Ett streck (–) betyder att uppgiften inte finns eller att en andel skulle bygga på färre än {least_percent} "
    "personer; 0 är noll.",
    "A dash (–) means that there is no figure, or that a share would be of fewer than {least_percent} persons; 0 is "
    "zero.",
)
UNPROTECTED = Text(
    "Inget är dolt: antalen är exakta och små antal kan peka ut enskilda. Rapporten får bara läsas av den som har rätt "
    "till det. Ett streck (–) betyder att uppgiften inte finns; 0 är noll.",
    "Nothing is hidden: the counts are exact, and small ones can point out persons. Only those entitled may read the "
    "report. A dash (–) means that there is no figure; 0 is zero.",
)
LEFT_OUT = Text("Bortfall", "What is left out")
ROWS_LEFT_OUT = Text(
    "Av {rows} inkomna rader räknas {eligible}. {left_out} räknas inte, eftersom det inte gick att läsa om frågan "
    "ställdes eller för att uppgifterna motsäger varandra.",
    "Of {rows} rows received {eligible} are counted. {left_out} are not, since it could not be read whether the "
    "question was asked, or since what they say contradicts itself.",
)
NO_ROWS_LEFT_OUT = Text("Alla {rows} inkomna rader räknas.", "All {rows} rows received are counted.")
LEFT_OUT_HIDDEN = Text(
    "Hur många inkomna rader som inte räknas visas inte.", "How many rows received are not counted cannot be shown."
)
NO_FORM_LEFT_OUT = Text("Alla formulär kunde räknas med.", "All forms could be counted.")

# Signs, where they are first met, and their meaning when they are read aloud.
DOTS_MEANT = Text(
    "Två punkter (..) betyder att ett antal är dolt för att ingen ska kunna pekas ut.",
    "Two dots (..) mean that a count is hidden so that no one can be pointed out.",
)
TABLE_HIDDEN = Text(
    "{caption}: visas inte, eftersom antalen är så små att någon skulle kunna pekas ut.",
    "{caption}: not shown, since the counts are so small that someone could be pointed out.",
)
HIDDEN_ALOUD = Text("dolt", "hidden")
NOT_AVAILABLE_ALOUD = Text("uppgift saknas", "not available")
VALUE_ALOUD = Text("{name}: {value}", "{name}: {value}")
IN_TABLE = Text("Samma siffror står i tabellen.", "The table has the same figures.")
