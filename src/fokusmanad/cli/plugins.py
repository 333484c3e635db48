"""pydantic without its search for plugins: there are none, and what it imports for that is a twentieth of a start."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType
from typing import Any

_NAME = "importlib.metadata"


class _Metadata(ModuleType):
    """Stands in for `importlib.metadata`, from which pydantic imports a function that it then does not call."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            # The import system asks whether it is a package.
            raise AttributeError(name)
        return _find_plugins if name == "entry_points" else getattr(_real_metadata(), name)


def leave_out_plugins() -> None:
    """Tell pydantic that there are no plugins, and import `importlib.metadata` only when somebody needs it."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if _NAME not in sys.modules:
        # `import importlib.metadata` finds the module in one place and reads it from the other.
        sys.modules[_NAME] = importlib.metadata = _Metadata(_NAME)


def _find_plugins(**selected: Any) -> Any:
    return _real_metadata().entry_points(**selected)


def _real_metadata() -> Any:
    if isinstance(sys.modules[_NAME], _Metadata):
        del sys.modules[_NAME]
    return importlib.import_module(_NAME)
