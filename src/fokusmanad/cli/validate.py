"""Findings told, and marked in a copy of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.cli.streams import note, result, screen
from fokusmanad.errors import WrongUse
from fokusmanad.intake.choices import TextOrJson
from fokusmanad.privacy import masked
from fokusmanad.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from fokusmanad.campaign.model import Campaign
    from fokusmanad.intake.collection import Collection
    from fokusmanad.text import Lang


def tell(collection: Collection, form: TextOrJson, lang: Lang) -> None:
    """Tell every problem: to machines one by one, to people grouped and with a closing line."""
    if form is TextOrJson.JSON:
        from fokusmanad.render.machine.exact import validation_json  # noqa: PLC0415 - only what is asked for

        result(validation_json(collection, lang).encode())
        return
    from fokusmanad.render.terminal.validation import validation, validation_closing  # noqa: PLC0415 - as above

    result(validation(collection, lang, screen()))
    note(validation_closing(collection, lang))


def write_marked(collection: Collection, target: Path, campaign: Campaign, lang: Lang, *, force: bool) -> None:
    """Write the marked copy of the one file that was checked."""
    from fokusmanad.cli.files import refuse_inputs, refuse_other_kinds, write  # noqa: PLC0415 - most calls mark nothing
    from fokusmanad.intake.collect import content  # noqa: PLC0415
    from fokusmanad.marked_copy.create import marked_copy  # noqa: PLC0415

    sent = [file for file in collection.files if not file.checked.is_skipped]
    if len(sent) != 1:
        raise WrongUse(
            Text(
                "--mark gör en kopia av en fil. Ange en fil i taget.",
                "--mark makes a copy of one file. Give one file at a time.",
            )
        )
    refuse_other_kinds(target)
    refuse_inputs(target, collection.paths)
    source = sent[0].source
    write(target, marked_copy(content(source), source.raw_name, sent[0].checked, campaign, lang), force=force)
    name = masked(str(target))
    note(Text(f"Den markerade kopian ligger i {name}.", f"The marked copy is in {name}.").to(lang))
