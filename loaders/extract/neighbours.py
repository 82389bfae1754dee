"""Two groups side by side: 'X, voorheen Y', 'de wijkteams in Z', 'van X naar Y'."""

import re
from collections.abc import Iterator

from loaders.extract.arguments import Actor, Arguments
from loaders.extract.chunks import Chunk
from loaders.extract.frames import Frame, Rulebook
from loaders.extract.grammar import ParsedSentence

_DETERMINER_END = re.compile(r"(?: (?:de|het|een|gemeente))+$")
Neighbours = tuple[Frame, int, dict[str, list[Actor]]]
"""A frame, the number of the first group, and the filled sides."""


def neighbours(parsed: ParsedSentence, arguments: Arguments, rules: Rulebook) -> Iterator[Neighbours]:
    """The frames of neighbours that hold, in order of place."""
    for number in range(1, len(parsed.chunks)):
        first, second = parsed.chunks[number - 1], parsed.chunks[number]
        if not (first.slots and second.slots):
            continue
        for frame in rules.neighbours:
            if not _fits(parsed, frame, first, second):
                continue
            left = arguments.of_chunk(number - 1)
            sides = {"A": left[-1:] if frame.beside else left, "B": arguments.of_chunk(number)}
            if frame.beside_turned:
                sides = {"A": sides["B"], "B": sides["A"]}
            if all(rules.allows(frame, side, a.type) for side, actors in sides.items() for a in actors):
                yield frame, number - 1, sides


def _fits(parsed: ParsedSentence, frame: Frame, first: Chunk, second: Chunk) -> bool:
    between = " ".join(t.low for t in parsed.tokens[first.last : second.first])
    if frame.beside_named_in:
        bare = len(first.slots) == 1 and len(second.slots) == 1 and not second.label
        return between == "in" and bare and not _is_class(parsed, first)
    if frame.path:
        return first.prep in ("van", "vanuit") and second.prep in ("naar", "aan") and between in ("naar", "aan")
    if frame.beside_of:
        return between.split(" ")[0] == "van" and second.label[:1] != ("een",) and len(first.slots) == 1
    if frame.beside:
        label = " ".join(second.label)
        return _DETERMINER_END.sub("", f"{between} {label}".strip(" ,(:")) in frame.beside
    generic = any(parsed.slots[s].generic for s in second.slots)
    return between == "in" and _is_class(parsed, first) and not generic


def _is_class(parsed: ParsedSentence, item: Chunk) -> bool:
    return all(parsed.slots[s].canonical.startswith("class:") for s in item.slots)
