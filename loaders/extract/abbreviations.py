"""Abbreviations and short names that the text itself introduces: '(JBB)', '(hierna: de inspectie)', 'WSS = ...'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders.extract.candidates import Candidate

_BRACKET = re.compile(
    r"\s?\((?P<cue>(?:hierna|verder|voortaan|afgekort|kortweg|ook wel|in het vervolg|afgekort tot|afgekort als|"
    r"hierna te noemen|verder te noemen)(?: ook| te noemen| genoemd)?:? ?)?"
    r"(?:(?:als )?(?P<article>de|het|De|Het) )?['\"]?(?P<short>[A-Za-zÀ-ÿ0-9][\wÀ-ÿ&.'-]*(?: [\wÀ-ÿ&-]+){0,3})['\"]?\)"
)
_AFTER_COMMA = re.compile(
    r"(?: \([^()]{1,20}\))?, (?:hierna|verder)(?: te noemen| genoemd| ook)*:? (?:(?:de|het) )?"
    r"['\"]?(?P<short>[A-Za-zÀ-ÿ][\w&-]*)['\"]?"
    r"(?=[,.; ])"
)
_EQUALS = re.compile(r"(?<![\w&])(?P<short>[A-Z][A-Za-z&]{1,9}) ?= ?$")
_ABBREVIATION = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&/.-]{1,10}$")


_GOES_ON = re.compile(r"[\w&]|-\w")


@dataclass(frozen=True)
class Alias:
    """A short form defined in the text; ``noun`` if it is an ordinary noun ('de inspectie')."""

    surface: str
    owner: Candidate
    noun: bool
    start: int
    end: int


def find_aliases(text: str, named: Sequence[Candidate]) -> list[Alias]:
    """Short forms right after (or before '=') a named candidate."""
    found = []
    for owner in named:
        if owner.form not in ("name", "work", "region") or owner.type in ("plaats", "functionaris"):
            continue
        if alias := _bracket(text, owner) or _before(text, owner):
            found.append(alias)
        if match := _AFTER_COMMA.match(text, owner.end):
            short = match.group("short")
            found.append(Alias(short, owner, short[0].islower(), *match.span("short")))
    return found


def _bracket(text: str, owner: Candidate) -> Alias | None:
    match = _BRACKET.match(text, owner.end)
    if match is None:
        return None
    short = match.group("short")
    cue = match.group("cue")
    if short[0].islower() and match.group("article") is None and not cue:
        return None
    if not cue and not _belongs(short, owner):
        return None
    if cue and len(short.split()) > 3:
        return None
    return Alias(short, owner, short[0].islower(), *match.span("short"))


def _belongs(short: str, owner: Candidate) -> bool:
    """Without a cue word a bracket is an alias only if it looks made from the name."""
    if _ABBREVIATION.match(short):
        initials = [word[0].lower() for word in re.split(r"[\s-]+", owner.surface) if word[0].isalnum()]
        first = short[0].lower()
        return first in initials or short.lower() in owner.surface.lower().replace(" ", "")
    return short[0].isupper() and short in owner.surface and short != owner.surface


def _before(text: str, owner: Candidate) -> Alias | None:
    match = _EQUALS.search(text[max(0, owner.start - 16) : owner.start])
    if match is None:
        return None
    offset = max(0, owner.start - 16)
    return Alias(match.group("short"), owner, False, offset + match.start("short"), offset + match.end("short"))


def find_alias_mentions(text: str, aliases: Sequence[Alias]) -> list[Candidate]:
    """Every later place where a defined short form stands."""
    owners: dict[str, Alias] = {}
    for alias in aliases:
        if not alias.noun:
            owners.setdefault(alias.surface, alias)
    if not owners:
        return []
    keys = sorted(owners)
    scanner = AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    found = []
    for number, start, end in scanner.find_matches_as_indexes(text):
        if not _stands_alone(text, start, end):
            continue
        surface = keys[number]
        alias = owners[surface]
        if start < alias.start and len(surface) < 3:
            continue
        found.append(
            Candidate(
                start,
                end,
                alias.owner.type,
                "alias",
                "alias.defined",
                0.99,
                surface,
                priority=1,
                notes={"owner": alias.owner.surface},
            )
        )
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_&@/-":
        return False
    return _GOES_ON.match(text, end) is None
