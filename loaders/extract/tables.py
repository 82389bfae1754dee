"""Relations from the rows of a table whose header names the parts (contract registers, overviews)."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, expand
from loaders.extract.hits import Hit, cross
from loaders.extract.segment import Sentence
from loaders.extract.timex import is_future
from loaders.extract.tokens import Slot

_COLUMNS = (
    ("client", re.compile(r"opdrachtgever|accounthouder|aanbestedende dienst|contractant gemeente|inkoper")),
    (
        "contractor",
        re.compile(
            r"opdrachtnemer|aanbieder|uitvoerder|contractpartij|leverancier|gecontracteerde|zorgaanbieder|instelling"
        ),
    ),
    (
        "task",
        re.compile(
            r"dienst|product|taak|perceel|zorgvorm|voorziening|hulpvorm|hulpsoort|zorgsoort|jeugdhulp$|specialisme"
        ),
    ),
    ("start", re.compile(r"ingang|start|begin|vanaf|ingangsdatum|van$")),
    ("end", re.compile(r"eind|tot")),
    ("status", re.compile(r"status|stand")),
    ("payer", re.compile(r"subsidie(?:gever|verstrekker)|financier")),
    ("receiver", re.compile(r"ontvanger")),
    ("supervisor", re.compile(r"toezichthouder")),
    ("seat", re.compile(r"vestigingsplaats|standplaats|hoofdkantoor")),
    ("area", re.compile(r"werkgebied|woonplaats|verzorgingsgebied|actief in|gebied$")),
    ("giver", re.compile(r"overdragende|^van\b.*(?:partij|organisatie)|afzender")),
    ("taker", re.compile(r"ontvangende|^naar\b")),
)
_LINKS = (
    ("client", "contractor", "commissions", "table.contract", 0.93),
    ("contractor", "task", "executes", "table.task", 0.9),
    ("payer", "receiver", "finances", "table.finance", 0.88),
    ("supervisor", "contractor", "supervises", "table.supervisor", 0.85),
    ("contractor", "seat", "located_in", "table.seat", 0.85),
    ("contractor", "area", "serves_area", "table.area", 0.85),
    ("giver", "taker", "hands_over_to", "table.handover", 0.85),
)
_PLANNED = re.compile(r"voorgenomen|gepland|concept|in voorbereiding|beoogd", re.IGNORECASE)
_NEGATED = re.compile(r"^(?:afgewezen|niet gegund|ingetrokken|geen contract)", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_DUTCH_DATE = re.compile(r"(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)")


def table_relations(
    text: str, sentences: Sequence[Sentence], slots: Sequence[Slot], issued: str | None = None
) -> Iterator[Hit]:
    """Relations of all tables; a row belongs to the last header with as many cells in its block. What starts after
    ``issued`` is planned."""
    header: dict[str, int] = {}
    width = block = -1
    at = 0
    for sentence in sentences:
        if sentence.kind != "row":
            continue
        while at < len(slots) and slots[at].start < sentence.start:
            at += 1
        columns = _header(text, sentence)
        if columns and (sentence.block != block or len(sentence.cells) != width or not header):
            header, width, block = columns, len(sentence.cells), sentence.block
            continue
        if not header or sentence.block != block or len(sentence.cells) != width:
            continue
        inside = []
        scan = at
        while scan < len(slots) and slots[scan].end <= sentence.end:
            inside.append(slots[scan])
            scan += 1
        yield from _row(text, sentence, header, inside, issued)


def _header(text: str, row: Sentence) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, (start, end) in enumerate(row.cells):
        cell = text[start:end].strip().lower()
        for name, pattern in _COLUMNS:
            if name not in found and number not in found.values() and len(cell) < 40 and pattern.search(cell):
                found[name] = number
                break
    known = [pair for pair in _LINKS if pair[0] in found and pair[1] in found]
    return found if known else {}


def _row(text: str, row: Sentence, header: dict[str, int], slots: Sequence[Slot], issued: str | None) -> Iterator[Hit]:
    def actors(name: str) -> list[Actor]:
        if name not in header:
            return []
        start, end = row.cells[header[name]]
        return [a for slot in slots if start <= slot.start and slot.end <= end for a in expand(slot)]

    def cell(name: str) -> str:
        return text[slice(*row.cells[header[name]])] if name in header else ""

    ahead = is_future(_date(cell("start")), issued)
    reading = "planned" if ahead or _PLANNED.search(cell("status")) else "actual"
    polarity = "negated" if _NEGATED.search(cell("status")) else "affirmed"
    time = _interval(_date(cell("start")), _date(cell("end")))
    for left, right, kind, rule, confidence in _LINKS:
        found_left, found_right = actors(left), actors(right)
        spans = [a for a in found_left + found_right]
        if found_left and found_right:
            span = (min(a.start for a in spans), max(a.end for a in spans))
            yield from cross(found_left, found_right, kind, span, rule, confidence, polarity, reading, time)


def _date(cell: str) -> str:
    dutch = _DUTCH_DATE.search(cell)
    if dutch:
        return f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}"
    match = _DATE.search(cell)
    return match.group() if match else ""


def _interval(start: str, end: str) -> str | None:
    return f"{start or '..'}/{end or '..'}" if start or end else None
