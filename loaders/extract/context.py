"""The link between what coreference knows of a document and what the rules need."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from loaders.extract.arguments import Context
from loaders.extract.tokens import Slot


class DiscourseLike(Protocol):
    """What relations and findings ask of a document's discourse: canonical ids and a partial date."""

    @property
    def speaker(self) -> tuple[str, ...]:
        """Ids of 'wij'."""

    @property
    def addressee(self) -> tuple[str, ...]:
        """Ids of 'u'."""

    @property
    def issued(self) -> str | None:
        """The document's date."""


def start_context(discourse: DiscourseLike, slots: Sequence[Slot]) -> Context:
    """The context at the beginning of a document."""
    types: dict[str, Counter[str]] = {}
    for slot in slots:
        for one in slot.canonical.split("+"):
            types.setdefault(one, Counter())[slot.type] += 1
    kinds = {one: sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[0][0] for one, counts in types.items()}
    return Context(
        speakers=tuple((one, kinds[one]) for one in _plain(discourse.speaker) if one in kinds),
        addressees=tuple((one, kinds[one]) for one in _plain(discourse.addressee) if one in kinds),
        issued=discourse.issued,
        types=kinds,
    )


def _plain(ids: Sequence[str]) -> list[str]:
    return [part.split("@")[0] for one in ids for part in one.split("+")]
