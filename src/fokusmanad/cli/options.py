"""Options and arguments that several commands share, and how each command shows its help."""

# Annotations here and in the commands are values, not strings: Typer evaluates each string at every start.
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from fokusmanad.cli.usage import frame_help
from fokusmanad.intake.choices import Duplicates


def complete_kommun() -> list[str]:
    """Return the names of the kommuner; the shell takes those that begin as typed."""
    from fokusmanad.form.kommuner import kommuner  # noqa: PLC0415 - only the shell asks

    return [kommun.name for kommun in kommuner()]


def complete_lan() -> list[str]:
    """Return the names of the län; the shell takes those that begin as typed."""
    from fokusmanad.form.kommuner import kommuner  # noqa: PLC0415 - only the shell asks

    return list(dict.fromkeys(kommun.lan for kommun in kommuner()))


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Workbooks, folders, globs or zip files.")]
CampaignFile = Annotated[Path | None, typer.Option("--campaign", metavar="FILE", help="The campaign file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist already.")]
OnDuplicates = Annotated[Duplicates, typer.Option(help="What to do with forms sent twice.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")]
OptionalOutput = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the screen.")
]
CountedPeriod = Annotated[
    str | None,
    typer.Option("--period", metavar="PERIOD", help="Count the forms of this period: 2026-03, 2026-Q1, 2026 …"),
]
NamedPeriod = Annotated[
    str | None,
    typer.Option(
        "--period", "--month", metavar="PERIOD", help="The month (2026-03), week (2026-V47), quarter, year or days."
    ),
]
Recursive = Annotated[bool, typer.Option("--recursive", help="Search folders within folders too.")]


class Command(TyperCommand):
    """A command whose help is framed in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help, framed in the language that the context carries."""
        return frame_help(super().get_help(ctx), ctx.obj)
