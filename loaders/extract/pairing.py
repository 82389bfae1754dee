"""From filled sides to pairs of actors."""

from collections.abc import Iterator

from loaders.extract.arguments import Actor
from loaders.extract.frames import Frame

LARGEST_PAIRED = 6
"""A longer list is paired with its head only."""


def words_fit(frame: Frame, lows: set[str]) -> bool:
    """Whether a clause has the words a frame asks for and none that block it."""
    if frame.with_ and not frame.with_ & lows:
        return False
    return not (frame.also and not frame.also & lows) and not (frame.without & lows)


def turn(part: str, passive: bool, turned: bool) -> str:
    """The part a group fills after a passive, or the turn of an intransitive use, is undone."""
    if passive:
        return {"subject": "object", "door": "subject", "object": "complement"}.get(part, part)
    return "object" if turned and part == "subject" else part


def pairs(frame: Frame, sides: dict[str, list[Actor]]) -> Iterator[tuple[Actor, Actor]]:
    """Subject and object of each statement that filled sides make."""
    left, right, extra = sides.get("A", []), sides.get("B", []), sides.get("C", [])
    if frame.merger:
        left, right = (
            (left, right + extra)
            if left
            else (right[:1], right[1:] + extra)
            if frame.id.startswith(("integrates.fus", "integrates.samen-gaan"))
            else ([], [])
        )
    if not frame.pairs:
        yield from ((a, b) for a in left for b in right if a.canonical != b.canonical)
        return
    everyone = {a.canonical for a in left + right}
    if len(everyone) < 2:
        return
    if len(left) <= LARGEST_PAIRED:
        yield from ((a, b) for i, a in enumerate(left) for b in left[i + 1 :] if a.canonical != b.canonical)
    elif not right:
        yield from ((left[0], b) for b in left[1:])
    yield from ((a, b) for a in left for b in right if a.canonical != b.canonical)
