"""The forms that are sent out: one, or a folder with one for each kommun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.campaign_folder import FORMS, init_folder, next_steps
from fokusmanad.cli.campaigns import campaign_for, kommun_named
from fokusmanad.cli.streams import note
from fokusmanad.cli.writing import refuse_other_kinds, write, write_folder
from fokusmanad.excel.template import template
from fokusmanad.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from fokusmanad.text import Lang


def make_folder(folder: Path, lan: str, month: str, lang: Lang, *, force: bool) -> None:
    """Write a campaign's folder, and say what to do next."""
    contents = init_folder(lan, month)
    write_folder(folder, contents, force=force)
    note(next_steps(str(folder), sum(name.startswith(FORMS) for name in contents)).to(lang))


def write_form(output: Path, kommun: str | None, campaign: Path | None, lang: Lang, *, force: bool) -> None:
    """Write one form, for the kommun that is named or for any."""
    refuse_other_kinds(output)
    named = kommun_named(kommun) if kommun else None
    write(output, template(campaign_for((str(output),), campaign), named), force=force)
    note(Text(f"Formuläret ligger i {output}.", f"The form is in {output}.").to(lang))
