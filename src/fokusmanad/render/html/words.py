"""Words that only the page has: navigation, and charts read aloud."""

from __future__ import annotations

from fokusmanad.text import Text

WARNING = Text("Varning", "Warning")
SKIP = Text("Hoppa till innehållet", "Skip to the content")
CONTENTS = Text("Innehåll", "Contents")
PAGE, OF = Text("Sida", "Page"), Text("av", "of")
SCROLLS = Text("Tabell som går att rulla i sidled: {caption}", "Table that scrolls sideways: {caption}")
INTERVAL_ALOUD = Text("{name}: {share}, 95-procentsintervall {interval}", "{name}: {share}, 95% interval {interval}")
PAIR_ALOUD = Text(
    "{name}: {earlier_name} {earlier}, {later_name} {later}", "{name}: {earlier_name} {earlier}, {later_name} {later}"
)
IN_PERIOD_ALOUD = Text("{share} i {period}", "{share} in {period}")
PAIR_CHANGE = Text("{first} → {second}", "{first} → {second}")
PAIR_BESIDE = Text("{second} (alla {first})", "{second} (all {first})")
