"""A small graph in the shape of the store: two documents, a reference fact and a piece of the norm."""

from typing import Any, Protocol

from queries.catalogue import Reader, run

NEEDED: dict[str, dict[str, str]] = {
    "omgeving": {"actor": "veilig-thuis-dal"},
    "bewijs": {"van": "veilig-thuis-dal", "naar": "class:lokaal_team"},
}
"""Values for the parameters that must be given."""


def ask(store: Reader, name: str, **params: Any) -> list[dict[str, Any]]:
    return run(store, name, {**NEEDED.get(name, {}), **params})


def pick(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


class Writer(Protocol):
    def write(self, cypher: str, /, **params: Any) -> object: ...


ACTORS = [
    ("gemeente-dalstad", "Gemeente Dalstad", ["Gemeente"]),
    ("gemeente-bergen", "Gemeente Bergen", ["Gemeente"]),
    ("jeugdbescherming-dal", "Jeugdbescherming Dal", ["GecertificeerdeInstelling"]),
    ("bureau-jeugdzorg-dal", "Bureau Jeugdzorg Dal", ["BureauJeugdzorg"]),
    ("veilig-thuis-dal", "Veilig Thuis Dal", ["VeiligThuis"]),
    ("raad", "Raad voor de Kinderbescherming", ["RaadVoorDeKinderbescherming"]),
    ("igj", "Inspectie Gezondheidszorg en Jeugd", ["Inspectie"]),
    ("class:lokaal_team", "wijkteams", ["Klasse", "LokaalTeam"]),
    ("class:gi", "GI's", ["Klasse", "GecertificeerdeInstelling"]),
    ("class:veilig_thuis", "Veilig Thuis", ["Klasse", "VeiligThuis"]),
]
DOCUMENTS = [("brief.txt", "Brief aan de raad", "2019-03"), ("rapport.txt", "Rapport", "2018")]
NAMED = [
    ("brief.txt", "gemeente-dalstad"),
    ("brief.txt", "jeugdbescherming-dal"),
    ("brief.txt", "veilig-thuis-dal"),
    ("brief.txt", "class:lokaal_team"),
    ("rapport.txt", "veilig-thuis-dal"),
    ("rapport.txt", "raad"),
    ("rapport.txt", "gemeente-dalstad"),
    ("rapport.txt", "igj"),
    ("rapport.txt", "jeugdbescherming-dal"),
]

YES, NO, FACT, PLAN = "bevestigd", "ontkend", "feitelijk", "gepland"
STATEMENTS: list[tuple[str, str, str, str, str, str, float, str, int, str | None]] = [
    # document, subject, relation, object, polarity, modality, confidence, quote, begin, time
    (
        "brief.txt",
        "gemeente-dalstad",
        "OPDRACHTGEVER_VAN",
        "jeugdbescherming-dal",
        YES,
        FACT,
        0.9,
        "Dalstad geeft Jeugdbescherming Dal opdracht",
        0,
        "2018/2020",
    ),
    (
        "rapport.txt",
        "gemeente-dalstad",
        "OPDRACHTGEVER_VAN",
        "jeugdbescherming-dal",
        NO,
        FACT,
        0.8,
        "Dalstad heeft geen contract",
        0,
        None,
    ),
    (
        "rapport.txt",
        "gemeente-dalstad",
        "KOOPT_IN_BIJ",
        "veilig-thuis-dal",
        YES,
        FACT,
        0.4,
        "misschien ingekocht",
        50,
        None,
    ),
    (
        "brief.txt",
        "gemeente-dalstad",
        "OPDRACHTGEVER_VAN",
        "veilig-thuis-dal",
        YES,
        PLAN,
        0.9,
        "wil opdracht geven",
        60,
        "2027",
    ),
    (
        "brief.txt",
        "veilig-thuis-dal",
        "DRAAGT_OVER_AAN",
        "class:lokaal_team",
        YES,
        FACT,
        0.7,
        "draagt over aan de wijkteams",
        100,
        None,
    ),
    (
        "rapport.txt",
        "veilig-thuis-dal",
        "DRAAGT_OVER_AAN",
        "class:lokaal_team",
        YES,
        FACT,
        0.9,
        "gaat naar de wijkteams",
        90,
        None,
    ),
    ("brief.txt", "bureau-jeugdzorg-dal", "MELDT_BIJ", "raad", YES, FACT, 0.9, "meldt bij de Raad", 130, None),
    ("brief.txt", "veilig-thuis-dal", "VERZOEKT", "raad", YES, PLAN, 0.9, "zal de Raad vragen", 150, None),
    ("brief.txt", "veilig-thuis-dal", "WERKT_SAMEN_MET", "raad", YES, FACT, 0.9, "werkt samen met de Raad", 170, None),
    (
        "rapport.txt",
        "igj",
        "STELT_ONDER_VERSCHERPT_TOEZICHT",
        "jeugdbescherming-dal",
        YES,
        FACT,
        0.9,
        "stelt onder verscherpt toezicht",
        200,
        None,
    ),
    ("rapport.txt", "igj", "HOUDT_TOEZICHT_OP", "veilig-thuis-dal", NO, FACT, 0.9, "houdt geen toezicht", 220, None),
]
FINDINGS: list[tuple[str, str | None, str | None, str, str, str, float, str, int]] = [
    (
        "brief.txt",
        "veilig-thuis-dal",
        "class:lokaal_team",
        "wachtlijst",
        "knelpunt",
        FACT,
        0.6,
        "kinderen wachten maanden",
        300,
    ),
    (
        "rapport.txt",
        "veilig-thuis-dal",
        "class:lokaal_team",
        "vertraging",
        "verbetering",
        FACT,
        0.8,
        "het gaat sneller",
        310,
    ),
    ("rapport.txt", "jeugdbescherming-dal", None, "capaciteit", "knelpunt", FACT, 0.8, "te weinig mensen", 320),
    ("rapport.txt", "jeugdbescherming-dal", "raad", "vertraging", "verbetering", PLAN, 0.8, "gaan sneller werken", 340),
    ("brief.txt", "veilig-thuis-dal", "raad", "dubbeling", "knelpunt", FACT, 0.3, "mogelijk dubbel", 360),
]
NORM = [
    ("O06", "Overdracht na veiligheidsbeoordeling", "class:veilig_thuis", "class:lokaal_team", True),
    ("O08", "Verzoek tot onderzoek door Veilig Thuis", "class:veilig_thuis", "raad", True),
    ("O12", "Verzoek tot onderzoek door een GI", "class:gi", "raad", True),
    ("O16", "Instroom en start raadsonderzoek", "raad", "raad", False),
    ("O27", "Afschaling naar het lokaal team", "class:gi", "class:lokaal_team", True),
]


def load(store: Writer) -> None:
    """Write the graph into an empty store."""
    for label in sorted({label for _, _, labels in ACTORS for label in labels}):
        chosen = [{"id": id_, "naam": name} for id_, name, labels in ACTORS if label in labels]
        store.write("UNWIND $rows AS r MERGE (n:Actor {id: r.id}) SET n.naam = r.naam", rows=chosen)
        store.write(f"UNWIND $rows AS r MATCH (n:Actor {{id: r.id}}) SET n:{label}", rows=chosen)
    store.write("MATCH (n:Actor {id: 'veilig-thuis-dal'}) SET n.alias = ['VT Dal', 'VTD']")
    store.write(
        "UNWIND $rows AS r CREATE (:Brondocument {id: r.sleutel, sleutel: r.sleutel, titel: r.titel, datum: r.datum, "
        "compleet: true, fictief: true})",
        rows=[dict(zip(("sleutel", "titel", "datum"), row, strict=True)) for row in DOCUMENTS],
    )
    store.write(
        "UNWIND $rows AS r MATCH (d:Brondocument {id: r.document}), (a:Actor {id: r.actor}) CREATE (d)-[:NOEMT]->(a)",
        rows=[{"document": document, "actor": actor} for document, actor in NAMED],
    )
    _statements(store)
    _findings(store)
    _reference_and_norm(store)


def _passage(document: str, quote: str, begin: int) -> dict[str, Any]:
    return {
        "document": document,
        "citaat": quote,
        "begin": begin,
        "einde": begin + len(quote),
        "passage": f"p-{document}-{begin}",
    }


_PASSAGE = (
    "MATCH (d:Brondocument {id: r.document}) CREATE (b)-[:IN_BRON]->(d) "
    "CREATE (b)-[:STEUNT_OP]->(p:Passage {id: r.passage, citaat: r.citaat, begin: r.begin, einde: r.einde, "
    "voor: 'Voor ', na: ' na.'})-[:IN_BRON]->(d)"
)


def _statements(store: Writer) -> None:
    rows = [
        {
            "id": f"s{number}",
            "a": subject,
            "relatie": relation,
            "c": target,
            "polariteit": polarity,
            "modaliteit": modality,
            "vertrouwen": confidence,
            "tijd": time,
            **_passage(document, quote, begin),
        }
        for number, (
            document,
            subject,
            relation,
            target,
            polarity,
            modality,
            confidence,
            quote,
            begin,
            time,
        ) in enumerate(STATEMENTS)
    ]
    store.write(
        "UNWIND $rows AS r MATCH (a:Actor {id: r.a}), (c:Actor {id: r.c}) "
        "CREATE (b:Bewering {id: r.id, relatie: r.relatie, "
        "polariteit: r.polariteit, modaliteit: r.modaliteit, vertrouwen: r.vertrouwen, tijd: r.tijd, regel: 'r1', "
        "graaf: ['oefening']}) CREATE (b)-[:ONDERWERP]->(a) CREATE (b)-[:VOORWERP]->(c) WITH b, r " + _PASSAGE,
        rows=rows,
    )


def _findings(store: Writer) -> None:
    rows = [
        {
            "id": f"f{number}",
            "van": source,
            "naar": target,
            "soort": kind,
            "polariteit": polarity,
            "modaliteit": modality,
            "vertrouwen": confidence,
            **_passage(document, quote, begin),
        }
        for number, (document, source, target, kind, polarity, modality, confidence, quote, begin) in enumerate(
            FINDINGS
        )
    ]
    store.write(
        "UNWIND $rows AS r CREATE (b:Bevinding {id: r.id, soort: r.soort, polariteit: r.polariteit, regel: 'r2', "
        "modaliteit: r.modaliteit, vertrouwen: r.vertrouwen, graaf: ['oefening']}) WITH b, r " + _PASSAGE,
        rows=rows,
    )
    for end, relationship in (("van", "VAN"), ("naar", "NAAR")):
        store.write(
            f"UNWIND $rows AS r MATCH (b:Bevinding {{id: r.id}}), (a:Actor {{id: r.actor}}) "
            f"CREATE (b)-[:{relationship}]->(a)",
            rows=[{"id": r["id"], "actor": r[end]} for r in rows if r[end]],
        )


def _reference_and_norm(store: Writer) -> None:
    store.write(
        "MATCH (a:Actor {id: 'gemeente-bergen'}), (c:Actor {id: 'jeugdbescherming-dal'}) "
        "CREATE (b:Bewering {id: 'ref', relatie: 'OPDRACHTGEVER_VAN', polariteit: 'bevestigd', "
        "modaliteit: 'feitelijk', vertrouwen: 0.95, herkomst: 'lijst van contracten', "
        "geldig_vanaf: '2015-01-01', graaf: ['referentie']}) "
        "CREATE (b)-[:ONDERWERP]->(a) CREATE (b)-[:VOORWERP]->(c)"
    )
    store.write(
        "UNWIND $rows AS r MATCH (v:Actor {id: r.van}), (n:Actor {id: r.naar}) "
        "CREATE (o:Overdracht {id: r.id, naam: r.naam, "
        "telt_mee: r.telt_mee, geldig_vanaf: '2015-01-01', route: 'bescherming', rechtsgrond: ['Jeugdwet art. 1']}) "
        "CREATE (o)-[:VAN]->(v) CREATE (o)-[:NAAR]->(n)",
        rows=[dict(zip(("id", "naam", "van", "naar", "telt_mee"), row, strict=True)) for row in NORM],
    )
