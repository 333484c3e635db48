"""The catalogue of misuse is complete: both languages, the same placeholders, no unused entry."""

from __future__ import annotations

from string import Formatter

import pytest

from fokusmanad.findings.words.usage import USAGE
from tests.findings.program import modules_that_use, usage_errors


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("key", USAGE)
def test_both_languages_take_the_same_parameters(key: str) -> None:
    assert placeholders(USAGE[key].sv) == placeholders(USAGE[key].en)


@pytest.mark.parametrize("key", USAGE)
def test_every_entry_is_raised_somewhere(key: str) -> None:
    assert modules_that_use(key)


@pytest.mark.parametrize(("key", "params"), usage_errors())
def test_every_misuse_has_words_for_just_its_parameters(key: str, params: frozenset[str]) -> None:
    assert placeholders(USAGE[key].sv) == params


@pytest.mark.parametrize("key", USAGE)
def test_every_message_is_a_sentence_in_each_language(key: str) -> None:
    for words in USAGE[key]:
        assert words.endswith((".", '"', "?", "{faults}", "{command}"))
        assert words.encode("cp1252").decode("cp1252") == words
