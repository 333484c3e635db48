"""The beginning of a built page, for tests that need only that."""

from __future__ import annotations

from fokusmanad import __version__

HEAD = (
    f'<!DOCTYPE html><meta name="fokusmanad" content="{__version__}">'
    '<script type="application/json" id="kampanj"></script><p>'
)
