"""Snapshots to draw and export: from the practice annotations, made up at any size, and with hostile names."""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

from graph.model import Evidence, Finding, Node, NodeKey, Snapshot, SourceDocument, Statement
from ontology.ids import content_id
from ontology.terms import terms

GOLD = Path(__file__).resolve().parents[1] / "gold" / "dev"
HOSTILE = (
    "<script>document.title='GEHACKT'</script>",
    "</script><script>document.title='GEHACKT'</script>",
    "<img src=x onerror=\"document.title='GEHACKT'\">",
    "<b>vet</b>",
    "&lt;b&gt;",
    "<!-- niet -->",
    "\u2028scheiding",
    "{{ 7 * 7 }}",
    "=1+1",
    "+31 6",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''+1",
    "regel\neen",
    "regel\r\ntwee",
    'a "b" ; c, d',
    "a\x00b\x1fc",
    "\ud800los",
    "  spaties  ",
    "ééñ 😀",
    "NA",
    "1.5",
    "constructor",
    "__proto__",
)
ARGUMENTS = {"plaats": "Plaats", "document": "Document", "programma": "Programma", "taak": "Taak"}


def hostile(names: tuple[str, ...] = HOSTILE, *, fictional: bool = True) -> Snapshot:
    """Names that try to be markup, formulas, or unreadable; each node is tied to the next, with a finding beside it."""
    document = SourceDocument("d1", names[0], names[0], "2020", names[0], None, fictional)
    nodes: dict[NodeKey, Node] = {}
    statements, findings = [], []
    for number, name in enumerate(names):
        ident, other = f"n{number}", f"n{(number + 1) % len(names)}"
        nodes["Actor", ident] = Node(
            ident,
            name,
            "Actor",
            "overig",
            False,
            ("document",),
            ("OverigeOrganisatie",),
            {"alias": [name, "x"]},
        )
        evidence = (Evidence(f"p{number}", "d1", number, number + 1, name, name, name, number + 1),)
        statements.append(
            Statement(
                f"s{number}",
                ident,
                "DRAAGT_OVER_AAN",
                other,
                confidence=0.9,
                rule=name,
                document_id="d1",
                evidence=evidence,
                passage_count=1,
            )
        )
        findings.append(
            Finding(
                f"f{number}",
                "vertraging",
                "knelpunt",
                "feitelijk",
                (ident,),
                (other,),
                0.8,
                name,
                "d1",
                evidence,
            )
        )
    return Snapshot((document,), nodes, tuple(statements), tuple(findings), (), fictional)


def made_up(count: int, edges_per_node: float = 2.5, seed: int = 3) -> Snapshot:
    """A random network with hubs, many kinds, findings, plans and negations. Fictional."""
    chance = random.Random(seed)
    kinds = [t.code for t in terms().types() if t.is_actor]
    documents = tuple(
        SourceDocument(f"d{n}", f"map/stuk-{n:02}.txt", f"Stuk nummer {n}", f"20{10 + n % 15}", fictional=True)
        for n in range(max(3, count // 20))
    )
    ids = [f"partij-{n}" for n in range(count)]
    nodes: dict[NodeKey, Node] = {}
    for number, ident in enumerate(ids):
        kind = chance.choice(kinds)
        name = f"Stichting {kind.replace('_', ' ').title()} Dal en Berg {number}"
        nodes["Actor", ident] = Node(ident, name, "Actor", kind, number % 9 == 0, ("document",))
    statements = tuple(_statement(chance, number, ids, documents) for number in range(int(count * edges_per_node)))
    findings = tuple(_finding(chance, number, ids, documents) for number in range(count // 5))
    return Snapshot(documents, nodes, statements, findings, (), True)


@cache
def from_gold(folder: Path = GOLD) -> Snapshot:
    """A snapshot of the practice corpus, from its gold annotations."""
    builder = _Builder()
    for path in sorted(folder.glob("*.json")):
        builder.add(json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8"))
    return builder.snapshot()


def _statement(chance: random.Random, number: int, ids: list[str], documents: tuple[SourceDocument, ...]) -> Statement:
    a, b = chance.choice(ids[: max(2, len(ids) // 6)]), chance.choice(ids)
    document = chance.choice(documents).id
    quote = f"{a} werkt aan zaak {number} met {b}"
    evidence = Evidence(f"p{number}", document, number, number + len(quote), quote, "Voor: ", " en zo voort.")
    return Statement(
        f"s{number}",
        a,
        chance.choice([r.relationship for r in terms().relations()]),
        b,
        chance.choice(["bevestigd"] * 9 + ["ontkend"]),
        chance.choice(["feitelijk"] * 7 + ["gepland", "aanbevolen", "mogelijk"]),
        None,
        round(chance.uniform(0.4, 1), 2),
        "r1",
        document,
        "document",
        (evidence,),
        1,
    )


def _finding(chance: random.Random, number: int, ids: list[str], documents: tuple[SourceDocument, ...]) -> Finding:
    document = chance.choice(documents).id
    evidence = Evidence(f"q{number}", document, number, number + 9, "wachttijd", "Er is een ", " van elf weken.", 3)
    return Finding(
        f"f{number}",
        chance.choice([c.name for c in terms().finding_kinds()]),
        chance.choice(["knelpunt", "knelpunt", "verbetering"]),
        chance.choice(["feitelijk"] * 4 + ["gepland"]),
        (chance.choice(ids),),
        (chance.choice(ids),) if number % 4 else (),
        0.8,
        "f1",
        document,
        (evidence,),
    )


class _Builder:
    def __init__(self) -> None:
        self.documents: list[SourceDocument] = []
        self.nodes: dict[NodeKey, Node] = {}
        self.kinds: dict[str, str] = {}
        self.statements: list[Statement] = []
        self.findings: list[Finding] = []

    def add(self, gold: dict[str, Any], text: str) -> None:
        name = gold["document"]
        document = content_id(f"{name}.txt")
        year = re.search(r"\b(20\d\d)\b", text)
        title = name.split("-", 2)[2].replace("-", " ").capitalize()
        self.documents.append(
            SourceDocument(document, f"{name}.txt", title, year.group(1) if year else None, fictional=True)
        )
        for entity in gold["entities"]:
            for part in entity["canonical"].split("+"):
                surface = part.split("@")[0] if "+" in entity["canonical"] else entity["surface"]
                self._node(part.split("@")[0], _joined(surface), entity["type"])
        for relation in gold["relations"]:
            for a in relation["subject"].split("+"):
                for b in relation["object"].split("+"):
                    self._statement(a.split("@")[0], b.split("@")[0], relation, document, text)
        for finding in gold["findings"]:
            self._finding(finding, document, text)

    def _node(self, ident: str, name: str, type_code: str) -> None:
        kind = self.kinds.setdefault(ident, ARGUMENTS.get(type_code, "Actor"))
        if len(name) > len(self.nodes[kind, ident].name if (kind, ident) in self.nodes else ""):
            self.nodes[kind, ident] = Node(ident, name, kind, type_code, ident.startswith("class:"), ("oefening",))

    def _statement(self, a: str, b: str, r: dict[str, Any], document: str, text: str) -> None:
        for ident in (a, b):
            if ident not in self.kinds:
                self._node(ident, ident, "overig")
        self.statements.append(
            Statement(
                content_id(document, a, r["type"], b, r["polarity"], r["modality"]),
                a,
                terms().relation(r["type"]).relationship,
                b,
                terms().polarity(r["polarity"]).name,
                terms().modality(r["modality"]).name,
                r["time"],
                0.9,
                "gold",
                document,
                "oefening",
                (_evidence(document, text, *r["evidence"]),),
                1,
                self.kinds[a],
                self.kinds[b],
            )
        )

    def _finding(self, f: dict[str, Any], document: str, text: str) -> None:
        sources, targets = (tuple(i.split("@")[0] for i in (f[side] or "").split("+") if i) for side in ("from", "to"))
        self.findings.append(
            Finding(
                content_id(document, f["start"], f["end"], f["kind"]),
                terms().finding_kind(f["kind"]).name,
                terms().polarity(f["polarity"]).name,
                terms().modality(f.get("modality") or "actual").name,
                sources,
                targets,
                0.8,
                "gold",
                document,
                (_evidence(document, text, f["start"], f["end"]),),
                "oefening",
            )
        )

    def snapshot(self) -> Snapshot:
        return Snapshot(
            tuple(self.documents),
            dict(sorted(self.nodes.items())),
            tuple(self.statements),
            tuple(self.findings),
            (),
            True,
        )


def _joined(surface: str) -> str:
    return re.sub(r"-?\n", lambda m: "" if m.group().startswith("-") else " ", surface)


def _evidence(document: str, text: str, start: int, end: int) -> Evidence:
    before = max(text.rfind(stop, 0, start) for stop in (". ", ".\n", "\n\n")) + 2
    after = min((i for stop in (". ", ".\n", "\n\n") if (i := text.find(stop, end)) >= 0), default=len(text) - 1) + 1
    return Evidence(
        content_id(document, start, end),
        document,
        start,
        end,
        text[start:end],
        text[min(before, start) : start],
        text[end:after],
    )
