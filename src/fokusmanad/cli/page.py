"""`fokusmanad page`: a copy of the checking page that carries a campaign."""

from pathlib import Path
from typing import Annotated

import typer

from fokusmanad.cli.options import Force, Output


def page(
    context: typer.Context,
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="The built page, granska.html.")],
    campaign: Annotated[Path, typer.Option("--campaign", metavar="FILE", help="The campaign file to put into it.")],
    output: Output,
    *,
    force: Force = False,
) -> None:
    """Put a campaign into a copy of the checking page."""
    from fokusmanad.campaign.file import require_campaign
    from fokusmanad.cli.destination import choose_destination
    from fokusmanad.page.built import with_campaign
    from fokusmanad.privacy import masked

    destination = choose_destination(output, "html", ["html"], force=force)
    require_campaign(campaign)
    carrying = with_campaign(page.read_bytes(), masked(str(page)), campaign.read_text(encoding="utf-8-sig"))
    destination.write(carrying, [page, campaign], context.obj)
