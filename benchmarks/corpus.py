"""Generated documents: Dutch sentences about listed and invented actors, the same for the same seed.

The annotations are made together with the text, so that loading can be measured without extraction.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Quad

from loaders.annotations import Annotations, Mention, Relation
from loaders.document import Document
from loaders.statements import document_quads
from ontology.ids import slug
from ontology.reference import lexicon

SEED = 20150101

# (relation, words between the two names, words after)
_CLAUSES = (
    ("commissions", "is sinds 2015 opdrachtgever van", "voor de specialistische jeugdhulp"),
    ("cooperates_with", "werkt samen met", "bij de overgang naar volwassenheid"),
    ("supervises", "houdt toezicht op", "en publiceert daarover elk jaar"),
    ("reports_to", "meldt zorgen over de veiligheid bij", "binnen vijf werkdagen"),
    ("hands_over_to", "draagt het dossier over aan", "zodra de maatregel is uitgesproken"),
    ("finances", "financiert de inzet van", "uit de regionale middelen"),
    ("part_of", "maakt deel uit van", "en houdt een eigen bestuur"),
    ("succeeds", "is de opvolger van", "na de fusie"),
)
_OPENINGS = ("", "Volgens het regioplan geldt: ", "In het gesprek bleek: ", "Dit jaar is vastgelegd: ", "Kortom: ")
_PLAIN = (
    "In week {number} kwamen de aanwezigen bijeen om de stand van zaken te bespreken.",
    "Bijlage {number} bevat de cijfers over het gebruik in de afgelopen jaren.",
    "Zie ook paragraaf {number} voor de toelichting op de begroting en de planning.",
    "Het aantal aanmeldingen kwam uit op {number} en dat is meer dan een jaar eerder.",
)
_STEMS = ("Horizon", "De Brug", "Nieuwland", "Kompas", "Het Baken", "Lindenhof", "Veerhaven", "Oeverzicht")
_FORMS = ("Stichting", "Jeugdhulp", "Zorggroep", "Pleegzorg")
_REGIONS = ("Noord", "Oost", "Zuid", "West", "Midden", "Kust", "Heuvelland", "Polder", "Rivierenland", "Heide")


@dataclass(frozen=True)
class Actor:
    """A name as the text writes it, with its id and annotation type."""

    surface: str
    id: str
    type: str


def document(number: int, sentences: int, seed: int = SEED, share: float = 1.0) -> tuple[Document, Annotations]:
    """One generated document in which no two sentences are alike; this ``share`` of them states a relation."""
    source = random.Random(f"{seed}/{number}")
    text, mentions, relations = "", [], []
    for place in range(sentences):
        if source.random() >= share:
            text += f"{source.choice(_PLAIN).format(number=place)} "
            continue
        a, b = source.sample(actors(), 2)
        relation, verb, end = source.choice(_CLAUSES)
        text += source.choice(_OPENINGS)
        start = len(text)
        text += f"{a.surface} {verb} "
        target = len(text)
        text += f"{b.surface} {end}, besluit {number}-{place}."
        mentions += [_mention(a, start), _mention(b, target)]
        relations.append(Relation(a.id, relation, b.id, (start, len(text)), rule="bench", confidence=0.9))
        text += "\n\n" if place % 6 == 5 else " "
    key = f"bench-{number:05}.txt"
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(key, key, text, sha), Annotations(key, tuple(mentions), tuple(relations))


def graphs(documents: int, sentences: int, seed: int = SEED) -> Iterator[list[Quad]]:
    """The RDF of so many documents."""
    for number in range(documents):
        yield document_quads(*document(number, sentences, seed))


@cache
def actors() -> tuple[Actor, ...]:
    """Over a thousand: those of the lists under their first clear name, and invented ones."""
    listed: dict[str, Actor] = {}
    for name in lexicon():
        if name.type != "gebied" and not name.ambiguous and len(name.surface) > 5 and not name.id.startswith("class:"):
            surface = f"de gemeente {name.surface}" if name.id == f"gemeente-{slug(name.surface)}" else name.surface
            listed.setdefault(name.id, Actor(surface, name.id, name.type))
    invented = [f"{form} {stem} {region}" for form in _FORMS for stem in _STEMS for region in _REGIONS]
    own = [Actor(name, slug(name), "jeugdhulpaanbieder") for name in invented]
    return (*(listed[key] for key in sorted(listed)), *own)


def _mention(actor: Actor, start: int) -> Mention:
    return Mention(actor.type, actor.surface, start, start + len(actor.surface), actor.id, rule="bench")
