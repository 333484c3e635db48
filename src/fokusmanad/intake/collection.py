"""The files of one run, each with its check result."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fokusmanad.findings.problem import Problem, sort_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fokusmanad.checks import Checked
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.model import Form
    from fokusmanad.form.period import Period
    from fokusmanad.intake.discover import Source


@dataclass(frozen=True)
class File:
    """A given file and its check result."""

    source: Source
    checked: Checked

    @property
    def name(self) -> str:
        """The file's name as people see it."""
        return self.source.name

    @cached_property
    def form(self) -> Form | None:
        """The form; None if the file is refused or skipped."""
        return self.checked.form

    def with_problem(self, problem: Problem) -> File:
        """Return the file with one problem more, found by comparison with other files."""
        return replace(self, checked=replace(self.checked, problems=sort_problems([*self.checked.problems, problem])))


@dataclass(frozen=True)
class Collection:
    """All files of one run, in the order of their names."""

    files: tuple[File, ...]
    passed_over: tuple[str, ...]
    """The names of files in the given folders that are not workbooks."""
    period: Period | None
    """The period of the accepted forms; None if there are none, or if no period is the most common."""
    undecided: Mapping[Period, Sequence[str]] = field(default_factory=dict)
    """If no period is the most common: each period with the names of its files."""
    given: tuple[str, ...] = ()
    """The paths as the user typed them."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths of the files on disk; for a file in an archive, the archive."""
        return tuple(file.source.path for file in self.files)

    @property
    def folder(self) -> Path:
        """The folder that all files lie in, or in folders of it; that of the first where they share none."""
        folders = [path.absolute().parent for path in self.paths]
        # Windows has a root for each drive.
        is_shared = len({folder.anchor for folder in folders}) == 1
        return Path(os.path.commonpath(folders)) if is_shared else folders[0]

    @cached_property
    def accepted(self) -> tuple[tuple[File, Form], ...]:
        """The counted files, with their forms."""
        return tuple((file, file.form) for file in self.files if file.form)

    @cached_property
    def refused(self) -> tuple[File, ...]:
        """The files that are not counted because of their problems."""
        return tuple(file for file in self.files if not file.form and not file.checked.is_skipped)

    @cached_property
    def skipped(self) -> tuple[File, ...]:
        """The lock and system files."""
        return tuple(file for file in self.files if file.checked.is_skipped)

    @property
    def is_flawed(self) -> bool:
        """Whether an error was found, a file refused or a row left out: exit status 1 (docs/form.md, "Exit status")."""
        return bool(self.refused) or any(file.checked.has_errors or file.checked.left_out for file in self.files)

    def missing(self, expected: Iterable[Kommun]) -> tuple[Kommun, ...]:
        """Return the kommuner of `expected` that sent nothing; a kommun whose form is refused is not among them."""
        heard = {file.checked.kommun for file in self.files}
        return tuple(kommun for kommun in expected if kommun not in heard)
