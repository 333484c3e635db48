"""JSON that anyone may have changed is refused if it is dangerously deep, whatever its strings hold."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.own_files.untrusted_json import parse_json

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_VALUES)
def test_ordinary_json_is_parsed(value: Any) -> None:
    """Brackets, quotes and backslashes in strings are text."""
    assert parse_json(json.dumps(value)) == value


@pytest.mark.parametrize("text", ["[" * 500 + "]" * 500, '{"a":' * 499 + "[]" + "}" * 499, f"[{'[],' * 9_000}0]"])
def test_what_is_long_but_not_deep_is_parsed(text: str) -> None:
    """500 levels are allowed, and any number of elements next to each other."""
    assert parse_json(text) == json.loads(text)


@pytest.mark.parametrize("start", ["[", '{"a":', '["]",'])
@pytest.mark.parametrize("end", ["", "]"])
@pytest.mark.parametrize("levels", [501, 200_000])
def test_what_is_deep_is_refused(start: str, end: str, levels: int) -> None:
    """It is refused before it is parsed, also if it is not well-formed."""
    with pytest.raises(ValueError, match="deep"):
        parse_json(start * levels + end * levels)


@pytest.mark.parametrize("text", ["", "[", "]", '"', '"\\', '"' + '\\"' * 200_000, "[]]", "nul"])
def test_what_is_no_json_is_refused(text: str) -> None:
    """Strings without an end are refused too, and each is searched once."""
    with pytest.raises(ValueError, match=r"line 1|char"):
        parse_json(text)
