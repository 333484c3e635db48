"""Print the oldest versions of the packages that pyproject.toml allows users of the program, as pip constraints."""

from __future__ import annotations

import tomllib
from pathlib import Path

_OURS = {"dev"}
"""Extras for developers, who use the newest packages."""


def floors() -> list[str]:
    """Return "name==version" for each package that the program requires, with every extra."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [packages for extra, packages in project["optional-dependencies"].items() if extra not in _OURS]
    asked_for = [*project["dependencies"], *(package for packages in extras for package in packages)]
    # An extra may require another of our own, which has no version here.
    return [package.replace(">=", "==") for package in asked_for if ">=" in package]


if __name__ == "__main__":
    print("\n".join(floors()))
