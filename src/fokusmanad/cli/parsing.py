"""What Typer could not parse, in the user's language, with the word that was probably meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import typer

    from fokusmanad.text import Lang

_NO_SUCH_COMMAND = re.compile(r"No such command '([^']*)'")
_NO_SUCH_CHOICE = re.compile(r"'([^']*)' is not one of (.*)")

_EXAMPLE_OUTPUTS = {
    "template": "formular.xlsx",
    "report": "rapport.html",
    "reply": "utkast",
    "page": "granska-jamtland.html",
}


def parser_message(error: typer.TyperException, lang: Lang) -> str:
    """Return one line on what Typer did not understand, and where the help is.

    Typer's errors are distinguished by name: their classes are not public.
    """
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        return error.format_message()
    words = _explain_error(kind, error, context).to(lang)
    path = context.command_path if context else "fokusmanad"
    return f"fokusmanad: {words} {Text('Hjälp', 'Help').to(lang)}: {path} --help"


def _explain_error(kind: str, error: Any, context: Any) -> Text:
    match kind:
        case "NoSuchOption":
            option = error.option_name
            words = Text(f"Valet {option} finns inte.", f"There is no option {option}.")
            return _with_suggestion(words, ", ".join(sorted(error.possibilities or ())))
        case "MissingParameter":
            return _explain_missing(error.param, context)
        case "BadOptionUsage":
            option = error.option_name
            return Text(f"{option} behöver ett värde.", f"{option} needs a value.")
        case "BadParameter":
            return _explain_value(error)
    return _explain_rest(error, context)


def _explain_missing(parameter: Any, context: Any) -> Text:
    if parameter and parameter.name == "output":
        example = f"-o {_EXAMPLE_OUTPUTS[context.info_name]}"
        return Text(
            f"Ange vad det som skrivs ska heta, till exempel {example}.",
            f"Give a name for what is written, for example {example}.",
        )
    name = _parameter_name(parameter)
    return Text(f"{name} saknas.", f"{name} is missing.")


def _explain_value(error: Any) -> Text:
    name = _parameter_name(error.param)
    words = Text(f"Värdet för {name} går inte att använda.", f"The value of {name} cannot be used.")
    if not (found := _NO_SUCH_CHOICE.search(error.message)):
        return words
    choices = re.findall(r"'(\w+)'", found[2])
    words = Text(
        f"{words.sv} Välj bland {', '.join(choices)}.",
        f"{words.en} Choose among {', '.join(choices)}.",
    )
    return _with_suggestion(words, _nearest(found[1], choices))


def _explain_rest(error: Any, context: Any) -> Text:
    commands = getattr(context.command, "commands", None) if context else None
    if not commands:
        return Text("Det står för mycket på kommandoraden.", "There is too much on the command line.")
    listed = ", ".join(commands)
    words = Text(f"Kommandot finns inte. Välj bland {listed}.", f"There is no such command. Choose among {listed}.")
    typed = _NO_SUCH_COMMAND.search(error.message)
    return _with_suggestion(words, _nearest(typed[1], commands) if typed else "")


def _with_suggestion(words: Text, near: str) -> Text:
    return Text(f"{words.sv} Menade du {near}?", f"{words.en} Did you mean {near}?") if near else words


def _nearest(typed: str, listed: Iterable[str]) -> str:
    from fokusmanad.form.suggestions import near_miss  # noqa: PLC0415 - only a call that fails

    return near_miss(typed, listed) or ""


def _parameter_name(parameter: Any) -> str:
    if parameter is None:
        return ""
    return str(parameter.opts[-1] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)
