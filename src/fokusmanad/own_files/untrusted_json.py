"""JSON from files that anyone may have changed."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Any

# Levels of lists and objects; our own files have six. The parser is recursive in C: where the stack is small, 100,000
# levels end the process instead of raising RecursionError.
_DEEPEST = 500
# The closing quote may be missing, so that no text is searched for it twice.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_NO_BRACKETS = re.compile(r"[^][{}]+")


def parse_json(text: str) -> Any:
    """Parse JSON.

    Raises:
        ValueError: It is none, or it is nested too deep.
    """
    brackets = _NO_BRACKETS.sub("", _STRING.sub("", text))
    depths = accumulate(1 if bracket in "[{" else -1 for bracket in brackets)
    if max(depths, default=0) > _DEEPEST:
        msg = "nested too deep"
        raise ValueError(msg)
    return json.loads(text)
