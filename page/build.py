"""Build the checking page from npm and PyPI, pinned by hash: python page/build.py -o dist.

Writes `granska.html`, one file to open from a folder, `site/`, the same in parts for a web server, a zip of it, and
`SHA256SUMS-page`. It needs Node and npm. Downloads are kept in ~/.cache/fokusmanad-page. The same commit gives the
same bytes.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import BytesParser
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "fokusmanad"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fokusmanad-page"
TARGET = (
    *("--only-binary=:all:", "--platform", "pyemscripten_2026_0_wasm32", "--platform", "any"),
    *("--platform", "manylinux2014_x86_64"),  # for markupsafe
    *("--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none"),
)
# What nothing imports: pydantic's first edition, what only installers and type checkers read, and markupsafe's compiled
# file.
UNUSED = re.compile(r"^pydantic/v1/|^markupsafe/_speedups|\.dist-info/|\.pyi$|/py\.typed$")
LICENCE_FILE = re.compile(r"\.dist-info/(licenses/)?LICEN[CS]E")
PARTS = ("pyodide.asm.wasm", "python_stdlib.zip", "packages.zip", "worker.js", "highs.wasm")


class Component(NamedTuple):
    """Something that the page carries, as `Om sidan` tells of it."""

    name: str
    version: str
    licence: str
    sha256: str
    text: str = ""
    """The text of its licence, where it came with one."""


def main() -> None:
    """Build both forms of the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), metavar="DIR")
    output = parser.parse_args().output.resolve()
    modules, wheels = npm_packages(), python_wheels()
    with tempfile.TemporaryDirectory() as scratch:
        packed = pack(Path(scratch), modules, wheels)
    components = [*runtime(modules), *map(wheel_component, wheels)]
    output.mkdir(parents=True, exist_ok=True)
    write(output, packed, components)


def npm_packages() -> Path:
    """Return the folder with Pyodide, as package-lock.json pins it."""
    kept = CACHE / digest((HERE / "package-lock.json").read_bytes())[:16]
    if not (kept / "node_modules").is_dir():
        kept.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, kept)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=kept)
    return kept / "node_modules"


def python_wheels() -> list[Path]:
    """Return the wheels that requirements.txt pins."""
    pinned = HERE / "requirements.txt"
    kept = CACHE / digest(pinned.read_bytes())[:16]
    if not kept.is_dir():
        with tempfile.TemporaryDirectory(dir=made(CACHE)) as scratch:
            pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes")
            run(*pip, *TARGET, "-r", str(pinned), "-d", scratch)
            shutil.copytree(scratch, kept)
    return sorted(kept.glob("*.whl"))


def pack(scratch: Path, modules: Path, wheels: list[Path]) -> dict[str, bytes]:
    """Return the packed parts by name."""
    pyodide = modules / "pyodide"
    parts, packages = made(scratch / "parts"), made(scratch / "trees" / "packages.zip")
    made(scratch / "packed")
    shutil.copy(pyodide / "pyodide.asm.wasm", parts)
    shutil.copy(modules / "highs" / "build" / "highs.wasm", parts)
    (parts / "worker.js").write_text(worker(modules), "utf-8")
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as archive:
        archive.extractall(scratch / "trees" / "python_stdlib.zip")
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages, [name for name in archive.namelist() if not UNUSED.search(name)])
    shutil.copytree(
        PACKAGE, packages / "fokusmanad", ignore=shutil.ignore_patterns("__pycache__", "cli", "__main__.py")
    )
    run("node", str(HERE / "pack.mjs"), str(modules), str(scratch))
    return {name: (scratch / "packed" / name).read_bytes() for name in PARTS}


def worker(modules: Path) -> str:
    """Return loaders, factories and our own code as one classic script: Pyodide takes it for one that cannot import."""
    pyodide = modules / "pyodide"
    solver = (modules / "highs" / "build" / "highs.js").read_text("utf-8")
    solver, ending, _ = solver.rpartition('if(typeof exports==="object"&&typeof module==="object")')
    assert ending
    solver = replaced(solver, "var Module=(()=>{", "const loadHighs=(()=>{")
    factory = replaced((pyodide / "pyodide.asm.mjs").read_text("utf-8"), "export default _createPyodideModule;", "")
    factory = replaced(factory, "import.meta.url", "site", least=3)
    loader = (pyodide / "pyodide.js").read_text("utf-8")
    assert 'throw new Error("Classic web workers are not supported")' in loader
    assert 'globalThis.importScripts("data:text/javascript,")' in loader
    assert "createPyodideModule" in loader
    assert loader.startswith('"use strict";')
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    refuse = 'self.importScripts = () => { throw new Error("Nothing is imported."); };'
    own = (HERE / "worker.js").read_text("utf-8")
    listed = f"const LOCK = {json.dumps({'info': lock, 'packages': {}})};"
    return "\n".join(
        ('"use strict";', refuse, listed, own, solver, factory, loader.partition("//# sourceMappingURL")[0])
    )


def runtime(modules: Path) -> list[Component]:
    """Return fokusmanad itself and what came from npm."""
    own = digest(b"".join(path.read_bytes() for path in sorted(PACKAGE.rglob("*.py"))))
    about = json.loads((modules / "pyodide" / "package.json").read_text("utf-8"))
    wasm, library = (modules / "pyodide" / name for name in ("pyodide.asm.wasm", "python_stdlib.zip"))
    python = json.loads((modules / "pyodide" / "pyodide-lock.json").read_text("utf-8"))["info"]["python"]
    return [
        Component("fokusmanad", version(), "EUPL-1.2", own, (HERE.parent / "LICENSE").read_text("utf-8")),
        Component("pyodide", about["version"], about["license"], digest(wasm.read_bytes())),
        Component("Python", python, "PSF-2.0", digest(library.read_bytes())),
        highs(modules / "highs"),
    ]


def highs(folder: Path) -> Component:
    """Return the solver."""
    about = json.loads((folder / "package.json").read_text("utf-8"))
    solver = (folder / "build" / "highs.wasm").read_bytes()
    return Component(
        "highs", about["version"], about["license"], digest(solver), (folder / "LICENSE").read_text("utf-8")
    )


def wheel_component(wheel: Path) -> Component:
    """Return a wheel with its licence."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = BytesParser().parsebytes(archive.read(next(name for name in names if name.endswith("/METADATA"))))
        texts = [
            archive.read(name).decode() for name in names if re.search(r"\.dist-info/(licenses/)?LICEN[CS]E", name)
        ]
    classified = [each for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    licence = about["License-Expression"] or about["License"] or classified[0].rpartition(" :: ")[2]
    return Component(about["Name"], about["Version"], licence, digest(wheel.read_bytes()), "\n\n".join(texts))


def write(output: Path, packed: dict[str, bytes], components: list[Component]) -> None:
    """Write the file, the folder and the checksums of both."""
    site = output / "site"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    addresses = {name: f"{name.replace('.', '-')}-{digest(content)[:8]}.bin" for name, content in packed.items()}
    for name, content in packed.items():
        (site / addresses[name]).write_bytes(content)
    sources = {name: {"address": addresses[name], "integrity": integrity(packed[name])} for name in packed}
    (site / "index.html").write_bytes(page(components, sources, {}, connect="'self'"))
    carried = {name: base64.b64encode(content).decode() for name, content in packed.items()}
    (output / "granska.html").write_bytes(page(components, {}, carried, connect="'none'"))
    with zipfile.ZipFile(output / "granska-site.zip", "w") as archive:
        for path in sorted(site.iterdir()):
            archive.writestr(zipfile.ZipInfo(f"site/{path.name}"), path.read_bytes())
    made_files = [output / "granska.html", output / "granska-site.zip", *sorted(site.iterdir())]
    sums = "".join(f"{digest(path.read_bytes())}  {path.relative_to(output).as_posix()}\n" for path in made_files)
    (output / "SHA256SUMS-page").write_text(sums, "utf-8", newline="\n")
    sys.stdout.write(sums)


def page(
    components: list[Component], sources: dict[str, dict[str, str]], carried: dict[str, str], connect: str
) -> bytes:
    """Return the page with its policy; its parts are carried in it or fetched from next to it."""
    style = (HERE / "granska.css").read_text("utf-8")
    script = "\n".join((HERE / name).read_text("utf-8") for name in ("texts.js", "main.js"))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{integrity(script.encode())}' blob: 'wasm-unsafe-eval'",
            "worker-src blob:",
            f"style-src '{integrity(style.encode())}'",
            "img-src data:",
            f"connect-src {connect}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    blocks = "\n".join(
        f'<script type="text/plain" data-part="{name}">{text}</script>' for name, text in carried.items()
    )
    filled = {
        "POLICY": policy,
        "VERSION": version(),
        "STYLE": style,
        "COMPONENTS": embedded([component._asdict() for component in components]),
        "SOURCES": embedded(sources),
        "PARTS": blocks,
        "SCRIPT": script,
    }
    template = (HERE / "granska.html").read_text("utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], template).encode()


def embedded(value: object) -> str:
    """Return a value as JSON that cannot end the element it is in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def version() -> str:
    """Return the version of the program."""
    found = re.search(r'__version__ = "([^"]+)"', (PACKAGE / "__init__.py").read_text("utf-8"))
    assert found
    return found[1]


def integrity(content: bytes) -> str:
    """Return the hash as policies and integrity attributes write it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def digest(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def replaced(text: str, old: str, new: str, least: int = 1) -> str:
    """Replace what must be there."""
    assert text.count(old) >= least, old
    return text.replace(old, new)


def made(folder: Path) -> Path:
    """Make a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def run(*command: str, folder: Path | None = None) -> None:
    """Run a program; its errors end the build."""
    program = shutil.which(command[0])
    if program is None:
        sys.exit(f"{command[0]} is needed to build the page")
    subprocess.run([program, *command[1:]], cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
