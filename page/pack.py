"""Compile and pack the parts of the page; run by pack.mjs in the page's own Python, so that the bytes fit it.

/work/parts/NAME are files, /work/trees/NAME folders of Python files. Each becomes /work/packed/NAME: a tree a zip of
compiled files without times and without compression, and all of them compressed as a whole, which is smaller and
quicker to unpack.
"""

import importlib.util
import io
import zipfile
import zlib
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

WORK = Path("/work")


def main() -> None:
    """Pack everything."""
    for path in (WORK / "parts").iterdir():
        (WORK / "packed" / path.name).write_bytes(compressed(path.read_bytes()))
    for tree in (WORK / "trees").iterdir():
        (WORK / "packed" / tree.name).write_bytes(compressed(zipped(tree)))


def zipped(tree: Path) -> bytes:
    """Return the zip of a folder, its Python files compiled, in the order of the names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            name = path.relative_to(tree).as_posix()
            content = path.read_bytes()
            if path.suffix == ".py":
                content, name = compiled(content, name), f"{name}c"
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def compiled(source: bytes, name: str) -> bytes:
    """Return the compiled file, which is never compared with a source."""
    code = compile(source, name, "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


def compressed(content: bytes) -> bytes:
    """Return gzip's format without a time."""
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(content) + packer.flush()


main()
