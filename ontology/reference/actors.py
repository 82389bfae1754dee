"""The actors of the reference lists, with everything the lists know about them."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from ontology.rdf import RDF_TYPE, GraphBuilder, collective_name, decimal, kk, node
from ontology.reference.lists import Row, annotation_type, read_list
from ontology.reference.names import day_before, organisation_rows, plain_alias, safety_region_id
from ontology.terms import terms

TOOI = "https://identifier.overheid.nl/tooi/id/"
RAAD = "raad-voor-de-kinderbescherming"


def add_actors(graph: GraphBuilder) -> None:
    """Every actor of the lists, and the class-level actor of every kind."""
    _municipalities(graph)
    _former_municipalities(graph)
    _provinces(graph)
    _youth_regions(graph)
    _veilig_thuis(graph)
    _courts(graph)
    _safety_regions(graph)
    _organisations(graph)
    kinds = [t.annotation for t in terms().types() if t.is_actor and t.code != "rvdk"]
    add_collectives(graph, [*kinds, *(t.code for t in terms().historic_types())])


def collective_id(kind: str, place: str, *, historic: bool = False) -> str | None:
    """Id of the actor that stands for a kind of the lists; None for a kind that is no single actor type.

    The Raad is one national body and never a class (annotation guideline, section 4). With ``historic`` a kind that
    ended in 2015 stands for itself, so that what took over its tasks can be said.
    """
    code = annotation_type(kind, place)
    if code is None:
        return None
    if historic and kind in {t.code for t in terms().historic_types()}:
        code = kind
    return RAAD if code == "rvdk" else f"class:{code}"


def add_collectives(graph: GraphBuilder, codes: Iterable[str]) -> None:
    """Class-level actors such as ``class:gi``."""
    for code in codes:
        subject = node("actor", f"class:{code}")
        graph.typed(subject, terms().type(code).label, collective_name(code))
        graph.add(subject, RDF_TYPE, kk("Klasse"))


def _actor(graph: GraphBuilder, row: Row, class_local: str, label: str, *, local: str | None = None) -> NamedNode:
    subject = node("actor", local or row["id"])
    graph.typed(subject, class_local, label)
    graph.set(subject, "herkomst", row["source"])
    graph.add(subject, kk("vertrouwen"), decimal(row.confidence()))
    graph.set(subject, "toelichting", row.get("opmerking"))
    for alias in (row["naam"], *row.many("aliases")):
        if (plain := plain_alias(alias)) and plain != label:
            graph.set(subject, "alias", plain)
    return subject


def _municipalities(graph: GraphBuilder) -> None:
    for row in read_list("gemeenten.csv"):
        subject = _actor(graph, row, "Gemeente", f"gemeente {row['naam']}")
        graph.set(subject, "cbsCode", row["cbs_code"])
        graph.set(subject, "tooi", f"{TOOI}gemeente/{row['cbs_code'].lower()}")


def _former_municipalities(graph: GraphBuilder) -> None:
    for row in read_list("gemeenten_historisch.csv"):
        subject = _actor(graph, row, "Gemeente", f"gemeente {row['naam']}")
        graph.set(subject, "cbsCode", row["cbs_code"])
        graph.set(subject, "tooi", f"{TOOI}gemeente/{row['cbs_code'].lower()}")
        graph.set(subject, "geldigTot", day_before(row["end_date"]))


def _provinces(graph: GraphBuilder) -> None:
    for row in read_list("provincies.csv"):
        subject = _actor(graph, row, "Provincie", f"provincie {row['naam']}")
        graph.set(subject, "cbsCode", row["code"])
        graph.set(subject, "tooi", f"{TOOI}provincie/{row['code'].lower()}")


def _youth_regions(graph: GraphBuilder) -> None:
    for row in read_list("jeugdregios.csv"):
        subject = _actor(graph, row, "Samenwerkingsverband", f"jeugdregio {row['naam']}")
        graph.set(subject, "cbsCode", row.get("cbs_code"))
        graph.set(subject, "ketentype", "jeugdregio")


def _veilig_thuis(graph: GraphBuilder) -> None:
    for row in read_list("veilig_thuis.csv"):
        subject = _actor(graph, row, "VeiligThuis", row["naam"])
        graph.set(subject, "cbsCode", row["cbs_code"])
        graph.set(subject, "website", row.get("website"))
        graph.set(subject, "geldigVanaf", row.date("founded"))


def _courts(graph: GraphBuilder) -> None:
    for row in read_list("rechtbanken.csv"):
        _actor(graph, row, "Rechtspraak", row["naam"])


def _safety_regions(graph: GraphBuilder) -> None:
    for row in read_list("veiligheidsregio.csv"):
        subject = _actor(
            graph, row, "Samenwerkingsverband", f"Veiligheidsregio {row['naam']}", local=safety_region_id(row)
        )
        graph.set(subject, "cbsCode", row["code"])
        graph.set(subject, "ketentype", "veiligheidsregio")


def _organisations(graph: GraphBuilder) -> None:
    historic = {t.code for t in terms().historic_types()}
    for row in organisation_rows():
        code = row["annotatietype"]
        class_term = terms().type(row["type"] if row["type"] in historic else code)
        if not class_term.is_actor:
            subject = node(terms().path_of(class_term.primary), row["id"])
            graph.typed(subject, class_term.label, row["naam"])
            graph.set(subject, "herkomst", row["source"])
            continue
        if row["type"] and annotation_type(row["type"], row.place) is None:
            raise row.error(f"soort {row['type']!r} is geen soort organisatie")
        valid_from, valid_to = row.date("valid_from"), row.date("valid_to")
        if valid_from and valid_to and valid_to < valid_from[: len(valid_to)]:
            raise row.error(f"geldig tot {valid_to} ligt voor geldig vanaf {valid_from}")
        subject = _actor(graph, row, class_term.label, row["naam"])
        graph.set(subject, "ketentype", row["type"])
        graph.set(subject, "werkgebied", row.get("werkgebied"))
        graph.set(subject, "website", row.get("website_domain"))
        graph.set(subject, "geldigVanaf", valid_from)
        graph.set(subject, "geldigTot", valid_to)
