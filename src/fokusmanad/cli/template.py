"""`fokusmanad template`: one form."""

from dataclasses import replace
from typing import Annotated

import typer

from fokusmanad.cli.options import CampaignFile, Force, NamedPeriod, Output, complete_kommun


def template(
    context: typer.Context,
    output: Output,
    kommun: Annotated[
        str | None,
        typer.Option(metavar="NAME", autocompletion=complete_kommun, help="The kommun that the form is for."),
    ] = None,
    period: NamedPeriod = None,
    campaign: CampaignFile = None,
    *,
    sums: Annotated[bool, typer.Option("--sums", help="A form that takes counts instead of rows.")] = False,
    force: Force = False,
) -> None:
    """Write one form."""
    from fokusmanad import template as form
    from fokusmanad.cli.campaign import find_campaign, find_named_kommun
    from fokusmanad.cli.files import refuse_other_endings, write_file
    from fokusmanad.cli.streams import write_note
    from fokusmanad.text import Text

    refuse_other_endings(output)
    named = find_named_kommun(kommun) if kommun else None
    chosen = find_campaign((str(output),), campaign)
    if period:
        from fokusmanad.template.folder import with_period

        chosen = with_period(chosen, period)
    if sums:
        chosen = replace(chosen, sums=True)
    write_file(output, form.template(chosen, named), force=force)
    write_note(Text(f"Formuläret ligger i {output}.", f"The form is in {output}.").to(context.obj))
