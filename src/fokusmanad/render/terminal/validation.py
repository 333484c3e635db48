"""Checked files for their sender: can the file be sent, what to fix where, and the form's own figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fokusmanad.findings.catalogue import Severity
from fokusmanad.findings.words.severities import GRAVEST_FIRST, count_of_severity
from fokusmanad.form.period import period_name
from fokusmanad.render.problem_groups import first_of, gravest_first
from fokusmanad.render.terminal.canvas import BLANK, Paragraph, cleaned, drawn, unbroken
from fokusmanad.render.terminal.entries import entries
from fokusmanad.render.words import FILES, FILLED_ROWS, FORMS
from fokusmanad.text import Text, listing, number, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fokusmanad.intake.collection import Collection, File
    from fokusmanad.render.terminal.canvas import Block
    from fokusmanad.render.terminal.screen import Screen
    from fokusmanad.text import Lang

_READY = Text("Klart att skicka – inga fel hittades.", "Ready to send – no errors were found.")
_READY_WITH_WARNINGS = Text(
    "Klart att skicka – men titta på varningarna först.", "Ready to send – but look at the warnings first."
)
_FIX_FIRST = Text("Rätta först.", "Fix these first.")
_MEND_REFUSED = Text(
    "Rätta först – filen kan inte räknas som den är.", "Fix these first – the file cannot be counted as it is."
)
_SKIPPED = Text("Hoppades över.", "Skipped.")

_STATES = {True: Text("klart", "ready"), False: Text("rätta", "fix")}
"""The state of a counted file, by whether it is without errors."""
_NOT_COUNTED = Text("räknas inte", "not counted")

_WITH_FORMS = Text("{files} med {forms}", "{files} with {forms}")
_NO_ERRORS = Text("inga fel", "no errors")
_NO_VISITS = Text("Formuläret säger att ingen kom på besök.", "The form says that no one came.")
_FIGURES = Text(
    "{rows}: {asked} fick frågan, {not_asked} fick inte frågan, {left_out} räknas inte. {yes} svarade ja.",
    "{rows}: {asked} asked, {not_asked} not asked, {left_out} left out. {yes} said yes.",
)
_MISREAD = {"FM201", "FM202"}
"""Without a column, or with one twice, the figures would be others than the sender knows."""
_HINT = Text("Mer om en kod: fokusmanad explain {code}", "More about a code: fokusmanad explain {code}")


def validation(collection: Collection, lang: Lang, screen: Screen) -> str:
    """Return what was found in each file, and how to learn more."""
    return drawn(_blocks(collection, lang), screen)


def validation_closing(collection: Collection, lang: Lang) -> str:
    """Write the closing line with counts, and notes of the files that were not read."""
    found = Counter(problem.severity for file in collection.files for problem in file.checked.problems)
    found[Severity.INFO] -= len(collection.skipped)
    files = count_files([file for file in collection.files if not file.checked.is_skipped], lang)
    return "\n".join([f"{files}: {_counted(found, lang)}.", *unread_notes(collection, lang)])


def unread_notes(collection: Collection, lang: Lang) -> list[str]:
    """Say which files of the folder were not read, and why."""
    notes = []
    if skipped := len(collection.skipped):
        notes.append(
            Text(
                f"{plural(skipped, 'hjälpfil', 'hjälpfiler')} hoppades över.",
                f"{plural(skipped, 'helper file was', 'helper files were')} skipped.",
            ).to(lang)
        )
    if passed := collection.passed_over:
        names = cleaned(first_of(passed, lang))
        notes.append(
            Text(
                f"{plural(len(passed), 'fil', 'filer')} som inte är kalkylblad lästes inte: {names}.",
                f"{plural(len(passed), 'file that is no workbook was', 'files that are no workbooks were')} "
                f"not read: {names}.",
            ).to(lang)
        )
    return notes


def _counted(found: Counter[Severity], lang: Lang) -> str:
    counts = [count_of_severity(severity, found[severity], lang) for severity in GRAVEST_FIRST if found[severity]]
    return listing(counts if found[Severity.ERROR] else [_NO_ERRORS.to(lang), *counts], lang)


def _blocks(collection: Collection, lang: Lang) -> Iterator[Block]:
    for file in collection.files:
        yield from _file(file, lang)
        yield BLANK
    sent = [file for file in collection.files if not file.checked.is_skipped]
    if len(sent) > 1:
        yield from _states(sent, lang)
        yield BLANK
    problems = (problem for file in collection.files for problem in file.checked.problems)
    if first := next(iter(gravest_first(problems)), None):
        yield Paragraph(_HINT.to(lang).format(code=first.code), "dim")
        yield BLANK


def state(file: File, lang: Lang) -> str:
    """Return the state of a file in a word or two."""
    return (_STATES[not file.checked.has_errors] if file.form else _NOT_COUNTED).to(lang)


def _states(files: Sequence[File], lang: Lang) -> Iterator[Paragraph]:
    """Yield one line for each file, since the answers above it are long."""
    words = [state(file, lang) for file in files]
    indent = max(map(len, words)) + 2
    names = Counter(file.name for file in files)
    for file, word in zip(files, words, strict=True):
        # Of an export each kommun has its line.
        about = [file.name, *([sender(file, lang)] if names[file.name] > 1 else [])]
        yield Paragraph(unbroken(" – ".join(filter(None, about))), label=word, label_style="bold", indent=indent)


def count_files(files: Sequence[File], lang: Lang) -> str:
    """Count files, and the forms in them where an export has several: "3 filer", "1 fil med 3 formulär"."""
    distinct = len({file.name for file in files})
    counted = FILES.counted(distinct, lang)
    if distinct == len(files):
        return counted
    return _WITH_FORMS.to(lang).format(files=counted, forms=FORMS.counted(len(files), lang))


def _file(file: File, lang: Lang) -> Iterator[Block]:
    title = " – ".join(filter(None, (unbroken(file.name), unbroken(sender(file, lang)))))
    yield Paragraph(title, "bold")
    yield verdict(file, lang)
    yield from entries(file.checked.problems, lang)
    if words := own_figures(file, lang):
        yield Paragraph(words)


def sender(file: File, lang: Lang) -> str:
    """Return the kommun and the period of a form, as far as they are known: "Berg, mars 2026"."""
    checked = file.checked
    about = [checked.kommun.name] if checked.kommun else []
    if checked.head:
        about.append(period_name(checked.head.period, lang))
    return ", ".join(about)


def verdict(file: File, lang: Lang) -> Paragraph:
    """Return whether the file can be sent; the style is the colour of the answer."""
    severities = {problem.severity for problem in file.checked.problems}
    if file.checked.is_skipped:
        return Paragraph(_SKIPPED.to(lang))
    if not file.form:
        return Paragraph(_MEND_REFUSED.to(lang), "bold red")
    if Severity.ERROR in severities:
        return Paragraph(_FIX_FIRST.to(lang), "bold red")
    words = _READY_WITH_WARNINGS if Severity.WARNING in severities else _READY
    return Paragraph(words.to(lang), "bold green")


def own_figures(file: File, lang: Lang) -> str:
    """Return the figures of the form itself; empty where it has none or they would be misread."""
    checked = file.checked
    if _MISREAD & {problem.code for problem in checked.problems}:
        return ""
    if not checked.received:
        return _NO_VISITS.to(lang) if checked.head and checked.head.nil else ""
    return _FIGURES.to(lang).format(
        rows=FILLED_ROWS.counted(checked.received, lang),
        asked=number(checked.asked),
        not_asked=number(checked.received - checked.left_out - checked.asked),
        left_out=number(checked.left_out),
        yes=number(checked.yes),
    )
