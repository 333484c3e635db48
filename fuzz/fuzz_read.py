"""Read and check workbooks that are changed at random, for as long as it is let to (docs/robustness.md).

    python fuzz/fuzz_read.py fuzz/found tests/forms/ok tests/forms/bad tests/reading/files [options of libFuzzer]

With atheris installed (`pip install atheris`) the changes that lead to new lines of the reader are kept in the first
folder and changed further; without it they are made blindly until the time given by `-max_total_time` is over.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

sys.path.insert(0, str(Path(__file__).parents[1]))
if atheris:
    with atheris.instrument_imports(include=["fokusmanad"]):
        from tests.helpers.examine import examine
else:
    from tests.helpers.examine import examine
from tests.helpers.mutations import mutated

_LARGEST = 200_000
_SLOWEST = 10.0


def timely(data: bytes) -> None:
    """Examine a file, and fail where that takes longer than anybody waits."""
    start = time.process_time()
    examine(data)
    if time.process_time() - start > _SLOWEST:
        raise TimeoutError


def change(data: bytes, most: int, seed: int) -> bytes:
    """Change a file as libFuzzer asks for."""
    return mutated(data, random.Random(seed))[: min(most, _LARGEST)]


def blindly(folders: list[Path], seconds: float) -> None:
    """Change the files of the folders in turn; what fails is written to the working directory."""
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    end = time.monotonic() + seconds
    seed = 0
    while time.monotonic() < end:
        seed += 1
        data = change(random.Random(seed).choice(files).read_bytes(), _LARGEST, seed)
        try:
            timely(data)
        except Exception:
            Path(f"crash-{seed}").write_bytes(data)
            raise
    print(f"{seed} files, none failed")


def main() -> None:
    """Run with atheris, or without it."""
    if atheris:
        atheris.Setup(sys.argv, timely, custom_mutator=change)
        atheris.Fuzz()
    else:
        limits = [float(given.partition("=")[2]) for given in sys.argv if given.startswith("-max_total_time=")]
        folders = [Path(given) for given in sys.argv[2:] if not given.startswith("-")]
        blindly(folders, limits[0] if limits else float("inf"))


if __name__ == "__main__":
    main()
