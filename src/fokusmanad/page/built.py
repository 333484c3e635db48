"""The built page as a file: its version, and the campaign that a copy of it carries."""

from __future__ import annotations

import json
import re

from fokusmanad import __version__
from fokusmanad.errors import UsageError

# Both are in the head of the page, before the megabytes of the program (page/granska.html).
_VERSION = re.compile(rb'<meta name="fokusmanad" content="([^"]*)">')
_CAMPAIGN = re.compile(rb'(<script type="application/json" id="kampanj">)[^<]*(</script>)')


def with_campaign(page: bytes, name: str, campaign: str) -> bytes:
    """Return a copy of the built page, called `name`, that carries the text of a campaign file.

    Raises:
        UsageError: It is no built page, or one of another version of the program.
    """
    version, place = _VERSION.search(page), _CAMPAIGN.search(page)
    if not version or not place:
        raise UsageError("page_unknown", path=name)
    if version[1].decode(errors="replace") != __version__:
        raise UsageError("page_version", path=name, version=__version__)
    # "<" would end the element that carries it.
    carried = json.dumps(campaign).replace("<", "\\u003c").encode()
    return page[: place.end(1)] + carried + page[place.start(2) :]
