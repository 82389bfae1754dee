"""Areas and who lies in them or works for them. The layouts do not nest, so each membership is a fact of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.ids import slug
from ontology.rdf import GraphBuilder, decimal, kk, node
from ontology.reference.assertions import Fact
from ontology.reference.lists import Row, read_list
from ontology.reference.names import area_of_province

LAYOUT_2026 = "2026-01-01"


@dataclass(frozen=True)
class Layout:
    """A column of gemeenten.csv and the list of areas it points into."""

    column: str
    file: str
    key: str
    area_class: str
    prefix: str
    code: str

    def area_id(self, row: Row) -> str:
        if self.file == "provincies.csv":
            return area_of_province(row)
        return row["id"] if self.file == "jeugdregios.csv" else f"{self.prefix}{slug(_area_name(self, row))}"

    def label(self, row: Row) -> str:
        if self.file == "provincies.csv":
            return row["naam"]
        return f"{self.prefix.rstrip('-').replace('veilig-thuis', 'Veilig Thuis')} {_area_name(self, row)}"


LAYOUTS = (
    Layout("jeugdregio", "jeugdregios.csv", "naam", "Jeugdregio", "jeugdregio-", "cbs_code"),
    Layout("veilig_thuis", "veilig_thuis.csv", "naam", "VeiligThuisRegio", "veilig-thuis-regio-", "cbs_code"),
    Layout("arrondissement", "rechtbanken.csv", "arrondissement", "Arrondissement", "arrondissement-", ""),
    Layout("provincie", "provincies.csv", "naam", "Provinciegebied", "", "code"),
)


def _area_name(layout: Layout, row: Row) -> str:
    return row["cbs_regio"] if layout.file == "veilig_thuis.csv" else row[layout.key]


def add_areas(graph: GraphBuilder) -> None:
    """The areas of all layouts; an area without any municipality is an error in the lists."""
    members = Counter(fact.object[1] for fact in _memberships())
    for layout in LAYOUTS:
        for row in read_list(layout.file):
            if not members[layout.area_id(row)]:
                raise row.error(f"{layout.column} {row['naam']!r} heeft geen enkele gemeente")
            subject = node("gebied", layout.area_id(row))
            graph.typed(subject, layout.area_class, layout.label(row))
            graph.set(subject, "cbsCode", row.get(layout.code))
            graph.set(subject, "herkomst", row["source"])
            graph.add(subject, kk("vertrouwen"), decimal(row.confidence()))


def facts() -> Iterator[Fact]:
    """Municipalities in areas, and the organisations whose statutory area each is."""
    yield from _memberships()
    for layout in LAYOUTS:
        for row in read_list(layout.file):
            valid_from = row.date("founded") if layout.file == "veilig_thuis.csv" else None
            yield Fact(
                ("actor", row["id"]),
                "serves_area",
                ("gebied", layout.area_id(row)),
                row["source"],
                row.confidence(),
                valid_from=valid_from,
            )
    for row in read_list("aanvullingen.csv"):
        if row["werkgebied"].startswith("jeugdregio-"):
            yield Fact(
                ("actor", row["id"]), "serves_area", ("gebied", row["werkgebied"]), row["source"], row.confidence()
            )


def _memberships() -> Iterator[Fact]:
    areas = {
        layout.column: {row[layout.key]: layout.area_id(row) for row in read_list(layout.file)} for layout in LAYOUTS
    }
    for row in read_list("gemeenten.csv"):
        for column, known in areas.items():
            yield _membership(row, _area(row, column, known))
        if row["jeugdregio_2026"] != row["jeugdregio"]:
            # The layout of 2026 is known from a draft decision only: planned, and the present one stays open.
            yield _membership(row, _area(row, "jeugdregio_2026", areas["jeugdregio"]), planned=True)


def _area(row: Row, column: str, known: dict[str, str]) -> str:
    try:
        return known[row[column]]
    except KeyError:
        raise row.error(f"{column} {row[column]!r} is onbekend") from None


def _membership(row: Row, area: str, *, planned: bool = False) -> Fact:
    return Fact(
        ("actor", row["id"]),
        "ligt_in",
        ("gebied", area),
        row["source"],
        row.confidence(),
        valid_from=LAYOUT_2026 if planned else None,
        happened=not planned,
        note="indeling van 2026 volgens ontwerpbesluit" if planned else "",
    )
