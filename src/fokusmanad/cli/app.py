"""The Typer application: the commands put together. Each command is in the module of its name."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from fokusmanad import __version__
from fokusmanad.cli.compare import compare
from fokusmanad.cli.explain import explain
from fokusmanad.cli.init import init
from fokusmanad.cli.nulage import nulage
from fokusmanad.cli.options import Command
from fokusmanad.cli.page import page
from fokusmanad.cli.reply import reply
from fokusmanad.cli.report import report
from fokusmanad.cli.streams import write_result
from fokusmanad.cli.summarize import summarize
from fokusmanad.cli.template import template
from fokusmanad.cli.trend import trend
from fokusmanad.cli.usage import frame_help
from fokusmanad.cli.validate import validate
from fokusmanad.text import Lang


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return frame_help(super().get_help(ctx), ctx.obj)


app = typer.Typer(
    name="fokusmanad",
    cls=_Group,
    # rich's help costs a seventh of a second at every start.
    rich_markup_mode=None,
    no_args_is_help=True,
)
for command in (init, template, validate, summarize, compare, trend, report, reply, nulage, page, explain):
    app.command(cls=Command)(command)


def _show_version(asked: bool) -> None:
    if asked:
        write_result(f"fokusmanad {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    *,
    lang: Annotated[Lang | None, typer.Option(help="Language of messages, anywhere on the line.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Check and summarize the question forms of a fokusmånad."""
