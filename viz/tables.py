"""The analysis as plain Dutch text: aligned columns, and a short summary with quotes. Pure functions, no terminal."""

import re
from collections.abc import Mapping, Sequence

from graph.analysis import Analysis
from graph.bands import MINIMUM, Band
from graph.chain import Link, Proof
from graph.coverage import CAVEAT
from graph.model import Snapshot
from graph.networks import PROBLEM, Level
from ontology.terms import terms

FICTIONAL = "FICTIEF: gemaakt van oefendocumenten; gebeurtenissen en cijfers zijn verzonnen."
HEADER = ("van", "naar", "status", "score", "band", "knelpunten", "verbeteringen", "documenten")

_QUOTE = 240
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MISSING = 10
_CUT = 8

Names = Mapping[str, str]
"""Dutch name of each annotation type, finding kind or actor id; what is not in it is shown as it is."""


def dutch_names(snapshot: Snapshot) -> Names:
    """The names to show: of types and finding kinds from the vocabulary, of actors from the data."""
    return {
        **{node.id: node.name for node in snapshot.nodes.values() if node.kind == "Actor"},
        **{concept.name: concept.name_nl for concept in terms().finding_kinds()},
        **{kind.code: kind.name_nl for kind in terms().types()},
    }


def rows(analysis: Analysis, names: Names | None = None) -> list[dict[str, str]]:
    """One row per link, worst first, with the columns of ``HEADER``; empty where there is no value."""
    names = names or {}
    return [
        dict(
            zip(
                HEADER,
                (
                    names.get(link.source, link.source),
                    names.get(link.target, link.target),
                    link.status,
                    number(link.score),
                    _band(link, band),
                    str(len(link.problems)),
                    str(len(link.improvements)),
                    str(len(link.documents)),
                ),
                strict=True,
            )
        )
        for link, band in zip(analysis.links, analysis.bands, strict=True)
    ]


def _band(link: Link, band: Band) -> str:
    """Empty without a problem: drawing documents again that report none says nothing about those that were not read."""
    return f"{number(band[0])}-{number(band[1])}" if band and link.problems else ""


def columns(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table with aligned columns; line breaks inside a cell become spaces, other control characters go."""
    cells = [[visible(" ".join(cell.split())) for cell in line] for line in (header, *lines)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(header))]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (cells[0], rule, *cells[1:])
    )


def visible(text: str) -> str:
    """Text without what would steer a terminal: control characters (but for line ends) and signs that turn the line."""
    return _STEERING.sub("", text)


def table(analysis: Analysis, names: Names | None = None) -> str:
    """The links as an aligned table."""
    return columns(HEADER, [list(row.values()) for row in rows(analysis, names)])


def text(analysis: Analysis, names: Names | None = None, *, most: int = 5) -> str:
    """The answer for a terminal: coverage, the most fragmented handovers with a quote each, and what is missing."""
    names = names or {}
    sections = [
        [FICTIONAL] if analysis.fictional else [],
        _coverage(analysis),
        _broken(analysis, names, most),
        _missing(analysis),
        _one_sided(analysis, names),
        _measures(analysis, names),
    ]
    return visible("\n\n".join("\n".join(section) for section in sections if section))


def number(value: float | None) -> str:
    """Two decimals with a Dutch comma; empty for None."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _coverage(analysis: Analysis) -> list[str]:
    seen = analysis.coverage
    place = f" over {analysis.place}" if analysis.place else ""
    period = f", van {seen.oldest} tot en met {seen.newest}" if seen.oldest else ""
    lines = [
        f"Gelezen{place}: {_count(seen.documents, 'document', 'documenten')}{period}; "
        f"{_count(seen.organisations, 'organisatie', 'organisaties')} bij naam, "
        f"{_count(seen.statements, 'bewering', 'beweringen')}, {_count(seen.findings, 'bevinding', 'bevindingen')}.",
        CAVEAT,
    ]
    if seen.before_2015:
        lines.append(
            f"Let op: {_count(seen.before_2015, 'document is', 'documenten zijn')} van voor 2015, "
            f"onder een andere wet dan deze keten."
        )
    return lines


def _broken(analysis: Analysis, names: Names, most: int) -> list[str]:
    worst = analysis.broken[:most]
    if not worst:
        return ["Geen enkel gelezen document meldt een knelpunt met twee bekende kanten."]
    few = f"{_count(len(worst), 'schakel', 'schakels')} met een gemeld knelpunt, meer niet"
    lines = [f"Meest gefragmenteerde overdrachten{f' ({few})' if len(worst) < most else ''}:"]
    bands = dict(zip((link.pair for link in analysis.links), analysis.bands, strict=True))
    for place, link in enumerate(worst, 1):
        band = bands[link.pair]
        sure = (
            f"{number(band[0])} tot {number(band[1])}"
            if band
            else f"minder dan {MINIMUM} documenten, te weinig voor een bandbreedte"
        )
        lines += [
            f"{place}. {names.get(link.source, link.source)} -> {names.get(link.target, link.target)}: "
            f"score {number(link.score)} ({sure})",
            f"   {_says(link)}",
            *[f"   {_quoted(proof)}" for proof in link.proofs if proof.says == PROBLEM][:1],
        ]
    return lines


def _says(link: Link) -> str:
    expected = ", ".join(f"{item.id} {item.name}" for item in link.expected) or "niet in de norm"
    return (
        f"{_count(len(link.problems), 'knelpunt', 'knelpunten')} en "
        f"{_count(len(link.improvements), 'verbetering', 'verbeteringen')} in "
        f"{_count(len(link.documents), 'document', 'documenten')}; {expected}"
    )


def _quoted(proof: Proof) -> str:
    """The sentence where it fits, with its place; otherwise the quote itself."""
    sentence = " ".join(f"{proof.before}{proof.quote}{proof.after}".split())
    quote = " ".join(proof.quote.split())
    shown = sentence if len(sentence) <= _QUOTE else quote
    if len(shown) > _QUOTE:
        shown = shown[:_QUOTE].rsplit(" ", 1)[0] + " ..."
    return f'"{shown}" ({proof.document}, {proof.start}-{proof.end})'


def _missing(analysis: Analysis) -> list[str]:
    missing, total = analysis.coverage.missing, analysis.coverage.expected
    if not missing:
        return []
    shown = [f"   {item.id} {item.name}" for item in missing[:_MISSING]]
    rest = len(missing) - len(shown)
    return [
        f"Verwachte overdrachten die geen document beschrijft ({len(missing)} van {total}):",
        *shown,
        *([f"   en nog {rest}"] if rest else []),
    ]


def _one_sided(analysis: Analysis, names: Names) -> list[str]:
    kinds = analysis.coverage.one_sided
    if not kinds:
        return []
    most = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{names.get(kind, kind)} {count}" for kind, count in most)
    return [f"Bevindingen zonder beide kanten, op geen schakel te leggen: {kinds.total()} ({listed})."]


def _measures(analysis: Analysis, names: Names) -> list[str]:
    measures = analysis.measures
    if measures.fragmentation is None:
        return ["Te weinig gedocumenteerde overdrachten om het netwerk te meten."]
    what = "soorten organisaties" if analysis.level is Level.KINDS else "organisaties"
    lines = [
        f"Netwerk van {measures.nodes} {what} en {_count(measures.edges, 'overdracht', 'overdrachten')}: "
        f"fragmentatie {number(measures.fragmentation)} (0 = iedereen aan iedereen, 1 = niemand aan iemand); "
        f"delen: {len(measures.components)}."
    ]
    if measures.fragmentation_norm is not None:
        lines.append(
            f"De keten volgens de norm heeft fragmentatie {number(measures.fragmentation_norm)}; met alleen "
            f"de beschreven overdrachten daarvan is het {number(measures.fragmentation_documented_norm)}."
        )
    if measures.cut_vertices:
        cut = [names.get(actor, actor) for actor in measures.cut_vertices]
        rest = f" en nog {len(cut) - _CUT}" if len(cut) > _CUT else ""
        lines.append(f"Zonder een van dezen valt het beschreven netwerk verder uiteen: {', '.join(cut[:_CUT])}{rest}.")
    return lines


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
