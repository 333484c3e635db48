"""Notes on a publication before it is written: how much protection hides, and what is no longer shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.render.measures import measure_name
from fokusmanad.text import Text, listing, percent

if TYPE_CHECKING:
    from fokusmanad.publishing.publication import Publication
    from fokusmanad.text import Lang

_HIDES = Text(
    "Skyddet döljer {hidden} av {all} antal ({share}): de små, och de som skulle avslöja dem.",
    "Protection hides {hidden} of {all} counts ({share}): the small, and those that would reveal them.",
)
_NO_LONGER = Text(
    "Det här visades för alla kommuner förra gången men kan inte visas nu, eftersom skillnaden mot förra gången skulle "
    "avslöja små antal: {names}.",
    "This was shown for all kommuner last time but cannot be shown now, because the difference from last time would "
    "reveal small counts: {names}.",
)
_ALONE = Text(
    "Bara {kommun} är med, så det här blir ett utkast för eget bruk. Det som får lämnas ut om en enda kommun "
    "kommer från den som samordnar, skyddat tillsammans med de andra.",
    "Only {kommun} is in it, so this is a draft for its own use. What may be published of a single kommun comes "
    "from the coordinator, protected together with the others.",
)
_OTHER_SOLVER = Text(
    "Förra gången skyddades siffrorna med {other}, nu med en annan version. Det går bra så länge publicerat.json är "
    "med.",
    "Last time the figures were protected with {other}, now with another version. That is fine as long as "
    "publicerat.json is kept.",
)


def describe_alone(kommun: str, lang: Lang) -> str:
    """Return why a report of one kommun is a draft."""
    return _ALONE.to(lang).format(kommun=kommun)


def describe_protection(publication: Publication, lang: Lang) -> str:
    """Return how much is hidden and, after an earlier release, what has changed since."""
    cells = len(publication.figures.cells)
    share = percent(publication.hidden, cells, lang)
    lines = [_HIDES.to(lang).format(hidden=publication.hidden, all=cells, share=share)]
    if publication.no_longer:
        names = [measure_name(name[-1], publication.layout, lang) for name in publication.no_longer]
        lines.append(_NO_LONGER.to(lang).format(names=listing(names, lang)))
    if publication.other_solver:
        lines.append(_OTHER_SOLVER.to(lang).format(other=publication.other_solver))
    return "\n".join(lines)
