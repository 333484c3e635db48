"""Usage errors: requests that cannot be carried out. Their words are in `findings.words.usage`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fokusmanad.findings.problem import Param


class UsageError(Exception):
    """A request that the program cannot carry out; exit status 2.

    `key` names the words in the catalogue and `params` fill their placeholders.
    """

    def __init__(self, key: str, /, **params: Param) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


def own_fault(error: Exception) -> UsageError:
    """Name the place of a fault in the program and nothing else: its text may hold the content of a cell."""
    from traceback import extract_tb  # noqa: PLC0415 - only a call that fails

    last = extract_tb(error.__traceback__)[-1]
    return UsageError("own_fault", place=f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}")


@contextmanager
def needing_extra() -> Iterator[None]:
    """Import packages of the extra `fokusmanad[report]`.

    Raises:
        UsageError: A package of the extra is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("fokusmanad"):
            raise
        raise extra_missing() from error


def extra_missing() -> UsageError:
    """Return the error for a package of the extra `report` that is not installed."""
    return UsageError("extra_missing", command=install_command(Path(sys.prefix)))


def install_command(environment: Path) -> str:
    """Return the command that adds the extra to this program, by the installer that made its environment."""
    package = f'"{_source()}"'
    if (environment / "pipx_metadata.json").exists():
        return f"pipx install --force {package}"
    if (environment / "uv-receipt.toml").exists():
        return f"uv tool install --force {package}"
    return f'"{sys.executable}" -m pip install {package}'


def _source() -> str:
    """Return where this program was installed from, with the extra, as installers take it (PEP 610)."""
    import json  # noqa: PLC0415 - only a call that fails
    from importlib.metadata import distribution  # noqa: PLC0415 - only a call that fails
    from urllib.parse import urlsplit  # noqa: PLC0415 - only a call that fails
    from urllib.request import url2pathname  # noqa: PLC0415 - only a call that fails

    recorded = distribution("fokusmanad").read_text("direct_url.json")
    if recorded is None:
        return "fokusmanad[report]"
    url = json.loads(recorded)["url"]
    parts = urlsplit(url)
    return f"{url2pathname(parts.path)}[report]" if parts.scheme == "file" else f"fokusmanad[report] @ {url}"
