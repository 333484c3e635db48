"""Find the program's uses of the catalogue in its source, so that no list is copied by hand."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import fokusmanad

PACKAGE = Path(fokusmanad.__file__).parent
CATALOGUE = PACKAGE / "findings" / "words"


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module except the catalogue's own, parsed."""
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if CATALOGUE not in path.parents)
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def strings_of(module: str) -> frozenset[str]:
    """Return every string constant in a module, docstrings included, and every name of a keyword argument."""
    nodes = list(ast.walk(modules()[module]))
    constants = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(constants | {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg})


def modules_that_use(word: str) -> list[str]:
    """Return the modules in which `word` is a string constant."""
    return [module for module in modules() if word in strings_of(module)]


def usage_errors() -> list[tuple[str, frozenset[str]]]:
    """Return each `UsageError("key", …)` of the program as its key and the names of its parameters."""
    calls = (node for tree in modules().values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    raised = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "UsageError")
    return [
        (key.value, frozenset(keyword.arg for keyword in call.keywords if keyword.arg))
        for call in raised
        for key in ast.walk(call.args[0])
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]
