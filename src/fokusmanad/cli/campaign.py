"""Which campaign file goes for a call: the one named, else the one beside the input or in the working directory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.campaign.model import FILE_NAME, Campaign
from fokusmanad.errors import WrongUse
from fokusmanad.form.kommuner import Kommun, find_kommun, near_kommun
from fokusmanad.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.findings.problem import Problem


def campaign_for(paths: Sequence[str], named: Path | None) -> Campaign:
    """Return the campaign; wrong use, with every fault, where its file cannot be used."""
    file = named or _found(paths)
    if file is None:
        return Campaign()
    # Only who has such a file waits for what reads it.
    from fokusmanad.campaign.file import load  # noqa: PLC0415

    campaign = load(file)
    if isinstance(campaign, Campaign):
        return campaign
    raise WrongUse(Text(_told(file, campaign, Lang.SV), _told(file, campaign, Lang.EN)))


def kommun_named(name: str) -> Kommun:
    """Return the kommun that the user named; wrong use where there is none, with the nearest name."""
    if kommun := find_kommun(name):
        return kommun
    near = near_kommun(name)
    raise WrongUse(
        Text(
            f"Det finns ingen kommun som heter så.{f' Menade du {near}?' if near else ''}",
            f"There is no kommun of that name.{f' Did you mean {near}?' if near else ''}",
        )
    )


def _told(file: Path, faults: Sequence[Problem], lang: Lang) -> str:
    head = Text(f"Kampanjfilen {file} kan inte användas (FM901):", f"The campaign file {file} cannot be used (FM901):")
    return "\n".join([head.to(lang), *(f"  {fault.message(lang)}" for fault in faults)])


def _found(paths: Sequence[str]) -> Path | None:
    beside = {file.resolve(): file for path in paths if (file := _beside(Path(path)))}
    if len(beside) > 1:
        names = ", ".join(map(str, beside.values()))
        raise WrongUse(
            Text(
                f"Flera kampanjfiler ligger bredvid filerna: {names}. Välj en med --campaign.",
                f"Several campaign files lie beside the files: {names}. Choose one with --campaign.",
            )
        )
    here = Path(FILE_NAME)
    return next(iter(beside.values()), here if here.is_file() else None)


def _beside(path: Path) -> Path | None:
    folders = (path, path.parent) if path.is_dir() else (path.parent,)
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)
