"""Write the output of the commands in README.md: every ```text block after a ```sh run block."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent
README = TOP / "README.md"
_RUN = re.compile(r"```sh run\n(?P<command>.+?)\n```\n\n```text\n(?P<output>.*?)```\n", re.DOTALL)


def printed(command: str) -> str:
    """Return the output of `command`, run in the top folder of the project."""
    arguments = [sys.executable, "-m", *command.split()]
    environ = os.environ | {"COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "FOKUSMANAD_LANG": "sv"}
    done = subprocess.run(arguments, cwd=TOP, env=environ, capture_output=True, check=False)  # noqa: S603 - our own program
    return done.stdout.decode().replace("\r\n", "\n")


def page(current: str) -> str:
    """Return the page `current` with every output updated."""
    return _RUN.sub(
        lambda run: f"```sh run\n{run['command']}\n```\n\n```text\n{printed(run['command'])}```\n",
        current,
    )


if __name__ == "__main__":
    README.write_text(page(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
