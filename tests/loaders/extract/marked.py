"""Sentences with marked mentions, as the rule files write them: 'De [inspectie|IGJ] houdt toezicht op [gi|Samen
Veilig].'"""

import re
from dataclasses import dataclass

from loaders.annotations import Finding, Mention, Relation
from loaders.extract.findings import find_findings
from loaders.extract.relations import find_relations
from loaders.extract.segment import sentences
from loaders.extract.shadow import Shadow

_MARK = re.compile(r"\[([a-z_]+)\|([^\]]+)\]")
_GIVES = re.compile(r"\s*(?P<a>.+?) > (?P<b>.+?)(?P<marks>(?: (?:negated|planned|recommended|hypothetical))*)$")


@dataclass(frozen=True)
class Telling:
    """A discourse for tests."""

    speaker: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    issued: str | None = "2022-05-01"


@dataclass(frozen=True)
class Expected:
    """What a 'yes' example must give."""

    subject: str
    object: str
    polarity: str
    modality: str


def unmark(marked: str) -> tuple[str, list[Mention]]:
    """The plain text and its mentions; a mention's id is its surface, 'class:' before it when it starts in lower
    case."""
    mentions: list[Mention] = []
    text = ""
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        surface = match[2]
        generic = surface[0].islower() and match[1] not in ("taak", "document")
        canonical = "class:" + surface if generic else surface
        mentions.append(Mention(match[1], surface, len(text), len(text) + len(surface), canonical, generic))
        text += surface
        at = match.end()
    return text + marked[at:], mentions


def expectation(gives: str) -> Expected:
    """The right side of an example: 'A > B negated planned'."""
    match = _GIVES.fullmatch(gives)
    assert match, gives
    marks = match["marks"].split()
    modality = next((m for m in marks if m != "negated"), "actual")
    return Expected(match["a"], match["b"].strip(), "negated" if "negated" in marks else "affirmed", modality)


def relations_of(marked: str, telling: Telling | None = None) -> list[Relation]:
    """The relations of a marked text."""
    text, mentions = unmark(marked)
    shadow = Shadow.of(text)
    return find_relations(shadow, sentences(shadow.text), mentions, telling or Telling())


def findings_of(marked: str, telling: Telling | None = None) -> list[Finding]:
    """The findings of a marked text."""
    text, mentions = unmark(marked)
    shadow = Shadow.of(text)
    return find_findings(shadow, sentences(shadow.text), mentions, telling or Telling())


def named(identifier: str) -> str:
    """The surface of an id."""
    return identifier.removeprefix("class:")
