"""The wheel and the sdist hold all they need, and work in an environment with nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import fokusmanad

pytestmark = pytest.mark.slow

pytest.importorskip("hatchling", reason="hatchling is not installed")

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "src" / "fokusmanad"
EXAMPLE = TOP / "examples" / "2026-03" / "Berg.xlsx"
PROGRAMS, ENDING = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")
NOT_REACHED = "Retrying (Retry("
"""The messages of pip without a network."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built from the working tree."""
    return _build(TOP, tmp_path_factory.mktemp("built"), "wheel", "sdist")


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel, its requirements and nothing else."""
    empty = tmp_path_factory.mktemp("empty")
    venv.create(empty, symlinks=sys.platform != "win32", with_pip=False)
    python = empty / PROGRAMS / f"python{ENDING}"
    options = ["--python", str(python), "install", "--quiet", "--no-compile", "--retries", "1"]
    (wheel,) = built.glob("*.whl")
    done = _ran([sys.executable, "-m", "pip", *options, str(wheel)], empty)
    if done.returncode and NOT_REACHED in done.stderr:
        pytest.skip("the index of packages cannot be reached")
    assert done.returncode == 0, done.stderr
    return empty / PROGRAMS


def test_the_wheel_holds_all_that_the_program_reads(built: Path) -> None:
    """The wheel has the modules, the register, the templates, py.typed and the licence, but no tests."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = archive.namelist()
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    about = [name for name in held if ".dist-info/" in name]
    assert sorted(set(held) - set(about)) == sorted(
        f"fokusmanad/{path.relative_to(PACKAGE).as_posix()}" for path in files
    )
    assert {"fokusmanad/py.typed", "fokusmanad/form/data/kommuner.csv"} <= set(held)
    assert [name.partition("/")[2] for name in about if "LICENSE" in name] == ["licenses/LICENSE"]


def test_the_sdist_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    """A wheel built from the sdist has the same bytes."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    again = _build(tmp_path / sdist.name.removesuffix(".tar.gz"), tmp_path / "again", "wheel")
    (wheel,) = built.glob("*.whl")
    assert (again / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_installed_command_and_the_module_tell_the_version(installed: Path, tmp_path: Path) -> None:
    """`python -m fokusmanad` works where the command is not on the path."""
    python = installed / f"python{ENDING}"
    for command in ([str(installed / f"fokusmanad{ENDING}")], [str(python), "-m", "fokusmanad"]):
        assert _ran([*command, "--version"], tmp_path).stdout == f"fokusmanad {fokusmanad.__version__}\n"


def test_the_installed_command_checks_a_form_and_writes_one(installed: Path, tmp_path: Path) -> None:
    """The register and the form are in the wheel: a new form is read, and lacks only its month and its rows."""
    program = str(installed / f"fokusmanad{ENDING}")
    assert "Klart att skicka" in _ran([program, "validate", str(EXAMPLE)], tmp_path).stdout
    assert _ran([program, "template", "--kommun", "Åre", "-o", "form.xlsx"], tmp_path).returncode == 0
    out = _ran([program, "validate", "form.xlsx"], tmp_path).stdout
    assert re.findall(r"\[(FM\d+)\]", out) == ["FM204", "FM407"]


def test_the_installed_command_says_what_a_report_takes(installed: Path, tmp_path: Path) -> None:
    """Without the packages that protection needs there is one line, not a traceback."""
    done = _ran([str(installed / f"fokusmanad{ENDING}"), "report", str(EXAMPLE), "-o", "rapport.json"], tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "[report]" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash to fill in for")
def test_bash_fills_in_commands(installed: Path, tmp_path: Path) -> None:
    """The script of --show-completion completes `fokusmanad va` to `fokusmanad validate`."""
    program = installed / "fokusmanad"
    # The command after it keeps bash from exec-ing the program, which asks for the shell that it runs in.
    script = _ran(["bash", "-c", f"'{program}' --show-completion; :"], tmp_path).stdout
    fill_in = "COMP_WORDS=(fokusmanad va); COMP_CWORD=1; _fokusmanad_completion fokusmanad; echo ${COMPREPLY[@]}"
    environ = {"PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}
    assert _ran(["bash", "-c", f"{script}\n{fill_in}"], tmp_path, environ).stdout == "validate\n"


def _build(project: Path, target: Path, *kinds: str) -> Path:
    """Build without the network, with the builder of the test environment."""
    targets = [part for kind in kinds for part in ("-t", kind)]
    done = _ran([sys.executable, "-m", "hatchling", "build", "-d", str(target), *targets], project)
    assert done.returncode == 0, done.stderr
    return target


def _ran(command: list[str], folder: Path, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program in `folder` without the variables of the test environment."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ours = {"PYTHONUTF8": "1", "FOKUSMANAD_LANG": "sv", "SOURCE_DATE_EPOCH": "1767225600"}
    return subprocess.run(
        command, cwd=folder, env=inherited | ours | (environ or {}), capture_output=True, encoding="utf-8", check=False
    )
