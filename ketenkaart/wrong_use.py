"""What is wrong with a command as typed, in Dutch: the parser of the command line says it in English only."""

import re

import click

_MESSAGES = (
    (re.compile(r"No such command '(.*)'\."), "er is geen opdracht '{}'"),
    (re.compile(r"Got unexpected extra arguments? \((.*)\)"), "dit is er te veel aan: {}"),
)
_ELSE = "de opdracht is niet begrepen ({})"


def explain(error: click.UsageError) -> str:
    """One sentence: what is wrong, and where the help is."""
    path = error.ctx.command_path if error.ctx else "ketenkaart"
    return f"{_wrong(error)}; zie `{path} --help`."


def _wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" (bedoelt u {' of '.join(sorted(error.possibilities))}?)" if error.possibilities else ""
        return f"de optie {error.option_name} bestaat hier niet{near}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} ontbreekt"
    if isinstance(error, click.BadOptionUsage):
        return f"achter {error.option_name} hoort een waarde"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} klopt niet: {_wanted(error)}"
    for pattern, dutch in _MESSAGES:
        if found := pattern.fullmatch(error.message):
            return _known(error, dutch.format(found[1]))
    return _ELSE.format(error.message.rstrip("."))


def _known(error: click.UsageError, wrong: str) -> str:
    """With the commands there are, when one of them was meant."""
    command = error.ctx.command if error.ctx else None
    return f"{wrong} (wel: {', '.join(sorted(command.commands))})" if isinstance(command, click.Group) else wrong


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(error.ctx) if error.ctx else str(parameter.name)
    return "/".join(parameter.opts) if parameter else str(error.param_hint or "een waarde")


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"kies uit {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.FloatRange):
        return f"geef een getal van {kind.min} tot en met {kind.max}, met een punt"
    return error.message.rstrip(".")
