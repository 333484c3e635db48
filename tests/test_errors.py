"""The message about a missing extra has the command that adds it to this installation."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from fokusmanad.errors import install_command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("mark", "command"),
    [
        ("pipx_metadata.json", "pipx install --force "),
        ("uv-receipt.toml", "uv tool install --force "),
        ("pyvenv.cfg", f'"{sys.executable}" -m pip install '),
    ],
)
def test_the_command_is_that_of_the_installer(mark: str, command: str, tmp_path: Path) -> None:
    """pipx and uv keep each tool in its own environment, where `pip` in a shell cannot install."""
    (tmp_path / mark).touch()
    given = install_command(tmp_path)
    assert given.startswith(f'{command}"')
    assert given.endswith('[report]"')
