"""No text of the page names a command of a terminal."""

from __future__ import annotations

import re

import pytest

from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.findings.words.usage import USAGE
from fokusmanad.page.words import REWORDED, on_page
from fokusmanad.text import Lang

COMMAND = re.compile(r"fokusmanad [a-z]+|--[a-z]|\b(?:kör|run) ")
NO_COMMANDS = re.compile(r"(?:the )?run (?:of|is)")


def catalogue(lang: Lang) -> list[str]:
    """Return every sentence that the page can show of a problem."""
    return [
        text.to(lang)
        for entry in CATALOGUE.values()
        for text in (
            entry.why, entry.steps, entry.example,
            *(text for message in entry.messages.values() for text in (message.rule, message.action)),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("lang", Lang)
def test_no_words_of_a_problem_name_a_command(lang: Lang) -> None:
    """A user of the page has no terminal."""
    named = [words for words in catalogue(lang) if COMMAND.search(NO_COMMANDS.sub("", on_page(words, lang)))]
    assert named == []


@pytest.mark.parametrize("lang", Lang)
def test_every_reworded_phrase_is_in_the_catalogue(lang: Lang) -> None:
    """Replacing a phrase that the catalogue no longer has would do nothing."""
    everything = "\n".join([*catalogue(lang), *(words.to(lang) for words in USAGE.values())])
    assert [phrase.to(lang) for phrase, _ in REWORDED if phrase.to(lang) not in everything] == []
