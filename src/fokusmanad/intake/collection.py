"""What was given to one call: each file with what was found in it, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from fokusmanad.findings.problem import Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fokusmanad.checks import Checked
    from fokusmanad.form.kommuner import Kommun
    from fokusmanad.form.model import Form
    from fokusmanad.intake.discover import Source


@dataclass(frozen=True)
class File:
    """A file that was given, and what was found in it."""

    source: Source
    checked: Checked

    @property
    def name(self) -> str:
        """What the file is called towards people."""
        return self.source.name

    @cached_property
    def form(self) -> Form | None:
        """The form, or None where the file is refused or is none that anybody sent."""
        return self.checked.form

    def with_problem(self, problem: Problem) -> File:
        """Return the file with a problem that only shows beside other files."""
        return replace(self, checked=replace(self.checked, problems=in_order([*self.checked.problems, problem])))


@dataclass(frozen=True)
class Collection:
    """All files of one call, in the order of their names."""

    files: tuple[File, ...]
    passed_over: tuple[str, ...]
    """Files in the given folders that are no workbooks."""
    month: str | None
    """The month of the accepted forms; None where there are none, or nobody can say which is meant."""
    undecided: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Where nobody can say: each month with the names of its files."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files as they lie on the disk, an archive as itself."""
        return tuple(file.source.path for file in self.files)

    @cached_property
    def accepted(self) -> tuple[tuple[File, Form], ...]:
        """The files that are counted, with their forms."""
        return tuple((file, file.form) for file in self.files if file.form)

    @cached_property
    def refused(self) -> tuple[File, ...]:
        """The files that were sent and are not counted."""
        return tuple(file for file in self.files if not file.form and not file.checked.is_skipped)

    @cached_property
    def skipped(self) -> tuple[File, ...]:
        """The lock and system files, which nobody sent."""
        return tuple(file for file in self.files if file.checked.is_skipped)

    @property
    def is_flawed(self) -> bool:
        """Whether an error was found, a file refused or a row left out: exit status 1 (docs/form.md, "Exit status")."""
        return bool(self.refused) or any(file.checked.has_errors or file.checked.left_out for file in self.files)

    def missing(self, expected: Iterable[Kommun]) -> tuple[Kommun, ...]:
        """Return those of `expected` that sent nothing at all; one whose form is refused is told of as that."""
        heard = {file.checked.kommun for file in self.files}
        return tuple(kommun for kommun in expected if kommun not in heard)
