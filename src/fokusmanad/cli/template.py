"""The forms that are sent out: one, or a folder with one for each kommun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.campaign.model import FILE_NAME
from fokusmanad.cli.campaign import campaign_for, kommun_named
from fokusmanad.cli.files import refuse_other_kinds, write, write_folder
from fokusmanad.cli.streams import note
from fokusmanad.errors import WrongUse
from fokusmanad.template import template
from fokusmanad.template.folder import FORMS, campaign_forms, init_folder, next_steps, refuse_disagreement
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fokusmanad.text import Lang


def folder_contents(folder: Path, lan: str | None, month: str | None, campaign: Path | None) -> dict[str, bytes]:
    """Return the files of a campaign's folder, for a län and a month or as a campaign file has it."""
    if campaign:
        return _as_told(folder, campaign, lan, month)
    if lan and month:
        return init_folder(lan, month)
    raise WrongUse(
        Text(
            "Ange både --lan och --month, eller en kampanjfil med --campaign.",
            "Give both --lan and --month, or a campaign file with --campaign.",
        )
    )


def make_folder(folder: Path, contents: Mapping[str, bytes], lang: Lang, *, force: bool) -> None:
    """Write a campaign's folder, and say what to do next."""
    write_folder(folder, contents, force=force)
    note(next_steps(str(folder), sum(name.startswith(FORMS) for name in contents)).to(lang))


def write_form(output: Path, kommun: str | None, campaign: Path | None, lang: Lang, *, force: bool) -> None:
    """Write one form, for the kommun that is named or for any."""
    refuse_other_kinds(output)
    named = kommun_named(kommun) if kommun else None
    write(output, template(campaign_for((str(output),), campaign), named), force=force)
    note(Text(f"Formuläret ligger i {output}.", f"The form is in {output}.").to(lang))


def _as_told(folder: Path, file: Path, lan: str | None, month: str | None) -> dict[str, bytes]:
    """Return the forms that a campaign file tells of, with the file itself unless it lies in the folder already."""
    campaign = campaign_for((), file)
    refuse_disagreement(campaign, lan, month)
    forms = campaign_forms(campaign)
    is_there = file.resolve() == (folder / FILE_NAME).resolve()
    return forms if is_there else {FILE_NAME: file.read_bytes(), **forms}
