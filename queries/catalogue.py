"""The saved questions: one ``.cypher`` file each, with a header in YAML behind ``//``.

Keys of the header: ``title``, ``explanation``, ``parameters`` (a list, may be empty) and ``example`` (at least one row
as the question answers it). A parameter has ``name``, ``type`` (text, decimal, integer, boolean), ``explanation``,
``default`` (without it the parameter must be given) and ``choices``: Cypher that gives rows with ``waarde`` and
``naam``.
The header is read strictly: an unknown or missing key is an error that names the file.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import yaml

from ontology.errors import QueryError, WrongQuestionError

Value = str | float | int | bool
Row = dict[str, Any]


class Reader(Protocol):
    """What a question needs of a store."""

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, /) -> list[Row]: ...


@dataclass(frozen=True)
class Parameter:
    """One parameter of a question; ``default`` is None when it must be given, ``choices`` is Cypher or None."""

    name: str
    type: str
    explanation: str
    default: Value | None = None
    choices: str | None = None

    @property
    def required(self) -> bool:
        return self.default is None


@dataclass(frozen=True)
class Question:
    """A saved question. ``example`` holds rows as it would answer them."""

    name: str
    title: str
    explanation: str
    parameters: tuple[Parameter, ...]
    cypher: str
    example: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.example[0])


@cache
def catalogue() -> Mapping[str, Question]:
    """All saved questions by name, in alphabetical order."""
    files = sorted(Path(__file__).parent.glob("*.cypher"))
    return MappingProxyType({path.stem: parse(path.stem, path.read_text(encoding="utf-8")) for path in files})


def question(name: str) -> Question:
    """The question of that name; QueryError listing the known ones."""
    try:
        return catalogue()[name]
    except KeyError:
        raise WrongQuestionError(f"Onbekende vraag '{name}'; bekend zijn: {', '.join(catalogue())}") from None


def run(store: Reader, name: str, params: Mapping[str, object] | None = None) -> list[Row]:
    """Answer a question. Texts are read as the parameter's type, so ``{"min_vertrouwen": "0.7"}`` is fine."""
    asked = question(name)
    return store.read(asked.cypher, values(asked, params or {}))


def values(asked: Question, params: Mapping[str, object]) -> dict[str, Value]:
    """The value of each parameter; QueryError that names every unknown, missing and ill-typed one."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    problems = [f"onbekende parameter '{name}'" for name in params if name not in known]
    found: dict[str, Value] = {}
    for name, parameter in known.items():
        given = params.get(name, parameter.default)
        if given is None:
            problems.append(f"parameter '{name}' ontbreekt ({parameter.explanation})")
            continue
        try:
            found[name] = _TYPES[parameter.type](given)
        except ValueError:
            problems.append(f"parameter '{name}' moet een {_DUTCH[parameter.type]} zijn, niet '{given}'")
    if problems:
        names = ", ".join(known) or "geen"
        raise WrongQuestionError(f"Vraag '{asked.name}': {'; '.join(problems)}. Parameters: {names}")
    return found


def choices(store: Reader, parameter: Parameter) -> list[Row]:
    """The values the data offer for a parameter: rows with ``waarde`` and ``naam``; empty where it has none."""
    if parameter.choices is None:
        return []
    return [{"waarde": row["waarde"], "naam": row["naam"]} for row in store.read(parameter.choices)]


def hints(store: Reader, name: str, params: Mapping[str, object]) -> list[str]:
    """A remark per value that the data do not offer, with the nearest that they do: for when an answer is empty."""
    remarks = []
    for parameter in question(name).parameters:
        given = params.get(parameter.name)
        if parameter.choices is None or not isinstance(given, str) or given in ("", parameter.default):
            continue
        offered = {str(row[key]).lower(): str(row["naam"]) for row in choices(store, parameter) for key in row}
        if given.lower() not in offered:
            near = dict.fromkeys(offered[text] for text in difflib.get_close_matches(given.lower(), offered, n=3))
            remarks.append(
                f"'{given}' ({parameter.name}) komt in de gegevens niet voor"
                + (f"; bedoelt u: {', '.join(near)}?" if near else "")
            )
    return remarks


def parse(name: str, source: str) -> Question:
    """Read one file; QueryError that says what is wrong with its header."""
    lines = source.splitlines()
    size = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    cypher = "\n".join(lines[size:]).strip()
    header = _header(name, [line[2:].removeprefix(" ") for line in lines[:size]])
    _keys(name, header, {"title", "explanation", "parameters", "example"}, set())
    rows = header["parameters"]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise QueryError(f"{name}.cypher: 'parameters' must be a list")
    example = header["example"]
    if not isinstance(example, list) or not example or not all(isinstance(row, dict) for row in example):
        raise QueryError(f"{name}.cypher: 'example' must be a list of rows")
    parameters = tuple(_parameter(name, row) for row in rows)
    _same_parameters(name, {parameter.name for parameter in parameters}, cypher)
    return Question(name, str(header["title"]), str(header["explanation"]).strip(), parameters, cypher, tuple(example))


def _header(name: str, lines: list[str]) -> dict[str, Any]:
    try:
        header = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        raise QueryError(f"{name}.cypher: the header is no YAML ({error})") from None
    if not isinstance(header, dict):
        raise QueryError(f"{name}.cypher: the file must begin with a header of // lines")
    return header


def _keys(name: str, row: Mapping[str, Any], needed: set[str], optional: set[str]) -> None:
    if missing := needed - set(row):
        raise QueryError(f"{name}.cypher: missing key {', '.join(sorted(missing))}")
    if unknown := set(row) - needed - optional:
        raise QueryError(f"{name}.cypher: unknown key {', '.join(sorted(map(str, unknown)))}")


def _parameter(name: str, row: Mapping[str, Any]) -> Parameter:
    _keys(name, row, {"name", "type", "explanation"}, {"default", "choices"})
    if row["type"] not in _TYPES:
        raise QueryError(f"{name}.cypher: type of '{row['name']}' must be one of {', '.join(_TYPES)}")
    parameter = Parameter(**row)
    if parameter.default is not None:
        try:
            _TYPES[parameter.type](parameter.default)
        except ValueError:
            raise QueryError(f"{name}.cypher: the default of '{parameter.name}' is no {parameter.type}") from None
    return parameter


def _same_parameters(name: str, declared: set[str], cypher: str) -> None:
    used = set(re.findall(r"\$([a-z_]+)", cypher))
    if not cypher:
        raise QueryError(f"{name}.cypher: no Cypher below the header")
    if used != declared:
        raise QueryError(f"{name}.cypher: declared and used parameters differ: {', '.join(sorted(used ^ declared))}")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError


def _decimal(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError
    number = float(value)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError
    return number


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ValueError
    return int(value)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _BOOLEANS:
        return _BOOLEANS[value.lower()]
    raise ValueError


_BOOLEANS: dict[str, bool] = {"ja": True, "true": True, "nee": False, "false": False}
_TYPES: dict[str, Callable[[object], Value]] = {
    "text": _text,
    "decimal": _decimal,
    "integer": _integer,
    "boolean": _boolean,
}
_DUTCH = {"text": "tekst", "decimal": "getal", "integer": "heel getal", "boolean": "ja of nee"}
