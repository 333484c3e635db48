"""The examples are what examples/make.py writes now, so that they follow the form."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from types import ModuleType

EXAMPLES = Path(__file__).parents[2] / "examples"
MONTHS = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir() and folder.name[:2] == "20")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the examples, made anew from their campaign files."""
    folder = tmp_path_factory.mktemp("examples")
    for month in MONTHS:
        (folder / month).mkdir()
        shutil.copy(EXAMPLES / month / "fokusmanad.toml", folder / month)
    script = _script()
    vars(script)["HERE"] = folder
    script.main()
    return folder


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_examples", EXAMPLES / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks up its own module.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("month", MONTHS)
def test_an_example_is_what_its_script_makes(made: Path, month: str) -> None:
    there = {path.name for path in (EXAMPLES / month).iterdir() if not path.name.startswith("publicerat")}
    assert {path.name for path in (made / month).iterdir()} == there
    for name in there:
        assert _content(made / month / name) == _content(EXAMPLES / month / name), name


def _content(path: Path) -> object:
    """Return the content of a file; of a workbook its cells, since the packing depends on packages."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    return {
        sheet.title: [[getattr(cell.value, "text", cell.value) for cell in row] for row in sheet.iter_rows()]
        for sheet in load_workbook(path).worksheets
    }
