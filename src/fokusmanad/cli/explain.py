"""`fokusmanad explain`: what a code means, why it matters and how to fix it."""

from typing import Annotated

import typer

from fokusmanad.cli.options import CampaignFile


def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Such as FM301.")],
    campaign: CampaignFile = None,
) -> None:
    """Explain a code: why it matters, how to fix it."""
    from fokusmanad.cli.campaign import find_campaign
    from fokusmanad.cli.streams import write_result
    from fokusmanad.errors import UsageError
    from fokusmanad.findings.catalogue import CATALOGUE
    from fokusmanad.render.terminal import explain as terminal

    if campaign:
        # A code means the same in every campaign, yet a named campaign file must be sound. One that is merely found is
        # ignored: its faults may be what is to be explained.
        find_campaign((), campaign)
    known = code.strip().upper()
    if known not in CATALOGUE:
        raise UsageError("no_such_code", first=min(CATALOGUE), last=max(CATALOGUE))
    write_result(terminal.explain(known, context.obj) + "\n")
