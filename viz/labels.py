"""The names a reader sees for the codes of the graph, in Dutch or English, from the ontology's own labels."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ontology.errors import UsageError, ValidationError
from ontology.terms import ActorType, ClassTerm, terms

LANGUAGES = ("nl", "en")


def _plain(code: str) -> str:
    """A readable form of a code the ontology gives no label for: LIGT_IN -> 'ligt in'."""
    return code.replace("_", " ").lower()


def _class_of_label(label: str) -> ClassTerm:
    return terms().class_term(terms().class_iri(label))


@dataclass(frozen=True)
class Labels:
    """Names of kinds, relations and findings in one language."""

    language: str = "nl"

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise UsageError(f"Onbekende taal '{self.language}': kies uit {', '.join(LANGUAGES)}.")

    def _name(self, name_nl: str, name_en: str) -> str:
        return name_nl if self.language == "nl" else name_en

    @cached_property
    def _types(self) -> dict[str, str]:
        return {t.code: self._name(t.name_nl, t.name_en) for t in terms().types()}

    @cached_property
    def _relations(self) -> dict[str, str]:
        return {r.relationship: self._name(r.name_nl, r.name_en) for r in terms().all_relations()}

    @cached_property
    def _finding_kinds(self) -> dict[str, str]:
        return {c.name: self._name(c.name_nl, c.name_en) for c in terms().scheme("bevindingssoorten")}

    @cached_property
    def symmetric(self) -> frozenset[str]:
        """Relationship types that have no direction."""
        return frozenset(r.relationship for r in terms().all_relations() if r.symmetric)

    def type(self, code: str) -> str:
        """Name of an annotation type (``veilig_thuis``), or of a kind without one (``Gebied``)."""
        if code in self._types:
            return self._types[code]
        finders: tuple[Callable[[str], ActorType | ClassTerm], ...] = (terms().type, _class_of_label)
        for find in finders:
            try:
                found = find(code)
            except ValidationError:
                continue
            return self._name(found.name_nl, found.name_en)
        return _plain(code)

    def relation(self, relationship: str) -> str:
        """Name of a relationship type of the property graph (``OPDRACHTGEVER_VAN``)."""
        return self._relations.get(relationship) or _plain(relationship)

    def finding(self, kind: str) -> str:
        """Name of a finding kind by its Dutch local name (``onduidelijkeRegie``)."""
        return self._finding_kinds.get(kind) or _plain(kind)
