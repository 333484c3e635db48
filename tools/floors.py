"""Print the oldest versions of the run-time packages that pyproject.toml allows, as pip constraints."""

from __future__ import annotations

import tomllib
from pathlib import Path


def floors() -> list[str]:
    """Return "name==version" for each run-time package."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [requirement.replace(">=", "==") for requirement in project["dependencies"]]


if __name__ == "__main__":
    print("\n".join(floors()))
