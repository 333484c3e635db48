"""The head of a built page, for tests that need no more of it."""

from __future__ import annotations

from fokusmanad import __version__

HEAD = (
    f'<!DOCTYPE html><meta name="fokusmanad" content="{__version__}">'
    '<script type="application/json" id="kampanj"></script><p>'
)
