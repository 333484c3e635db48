"""The explanation of a code in the terminal."""

from __future__ import annotations

import pytest

from fokusmanad.findings.catalogue import CATALOGUE
from fokusmanad.render.terminal.explain import explain
from fokusmanad.text import Lang

SWEDISH = """\
FM302 – Ett svar saknas
Fel – behöver rättas

Så här kan det stå
  - Svaret saknas, så raden räknas inte.
  - Bara enheten är ifylld, så raden räknas inte.
  - Orsaken saknas, fast personen inte fick frågan.
  - Svaret saknas, fast personen fick frågan.
  - Svaret saknas.

Varför det spelar roll
  Utan Fick frågan går det inte att veta hur raden ska räknas. Saknas något
  annat räknas personen, men med det svaret som ej angivet.

Så här gör du
  1. Klicka på cellen och välj ett svar i listan.
  2. Vet du inte: fråga den som fyllde i raden. Gissa inte.
  3. Är raden påbörjad av misstag: töm den helt.

Exempel
  Fel: Fick frågan = Nej, Orsak tom
  Rätt: Fick frågan = Nej, Orsak = Barn med"""

ENGLISH = """\
FM302 – An answer is missing
Error – must be fixed

What it says
  - The answer is missing, so the row is not counted.
  - Only the unit is filled in, so the row is not counted.
  - The reason is missing, though the person was not asked.
  - The answer is missing, though the person was asked.
  - The answer is missing.

Why it matters
  Without Fick frågan it is impossible to know how to count the row. Where
  something else is missing the person is counted, with that answer as not
  stated.

What to do
  1. Click the cell and choose an answer in the list.
  2. If you do not know, ask whoever filled in the row. Do not guess.
  3. If the row was begun by mistake, empty all of it.

Example
  Wrong: Fick frågan = Nej, Orsak empty
  Right: Fick frågan = Nej, Orsak = Barn med"""


def test_a_code_is_explained_in_swedish() -> None:
    assert explain("FM302", Lang.SV) == SWEDISH


def test_a_code_is_explained_in_english() -> None:
    assert explain("FM302", Lang.EN) == ENGLISH


def test_a_single_step_has_no_number() -> None:
    assert "\n  Spara och stäng formuläret" in explain("FM107", Lang.SV)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("code", CATALOGUE)
def test_every_explanation_fits_a_terminal_and_fills_in_no_parameter(code: str, lang: Lang) -> None:
    told = explain(code, lang)
    assert max(map(len, told.splitlines())) <= 79
    assert "{" not in told
    assert told.strip() == told
