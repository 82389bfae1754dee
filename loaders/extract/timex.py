"""Time expressions to the partial dates and intervals of the guideline: ``2019``, ``2019-10``, ``2019-10-01``,
``A/B``, ``A/..``, ``../B``."""

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_POINT = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\.?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{_MONTH})\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r"|(?P<day3>\d{1,2})-(?P<month3>\d{1,2})-(?P<year3>(?:19|20)\d\d)"
    r"|(?P<year4>(?:19|20)\d\d))(?!\d|[-/]\d)"
)
_DATE = re.compile(rf"\b{_POINT}", re.IGNORECASE)
_FROM = re.compile(
    r"(?:vanaf|sinds|per|met ingang van|ingaande|na)\s+(?:begin\s+|medio\s+|eind\s+|het jaar\s+)?$", re.IGNORECASE
)
_UNTIL = re.compile(r"(?:tot en met|tot|t/m|uiterlijk|vóór|voor)\s+(?:begin\s+|medio\s+|eind\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:tot en met|tot|t/m|en|-|–)\s*(?:begin\s+|medio\s+|eind\s+)?$", re.IGNORECASE)
_RANGE_START = re.compile(
    r"(?:tussen|van|vanaf|in de periode|periode)\s+(?:begin\s+|medio\s+|eind\s+)?$", re.IGNORECASE
)
_LONE_MONTH = re.compile(rf"(?:tussen|van|vanaf)\s+(?P<month>{_MONTH})\s+(?:en|tot)\s+$", re.IGNORECASE)
_RELATIVE_NOW = re.compile(
    r"\b(?:dit|volgend|komend|vorig|afgelopen)\s+(?:jaar|najaar|voorjaar|zomer|winter|kwartaal)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Time:
    """A time expression in shadow offsets; ``value`` as in the guideline, ``year`` of its first point."""

    start: int
    end: int
    value: str
    year: int
    open_start: bool = False


def find_times(text: str, start: int, end: int, issued: str | None = None) -> list[Time]:
    """The time expressions of a sentence in order; ``issued`` (partial date of the document) anchors 'dit jaar'."""
    found: list[Time] = []
    for match in _DATE.finditer(text, start, end):
        value = _value(match)
        if not value:
            continue
        before = text[max(start, match.start() - 40) : match.start()]
        if found and _BETWEEN.fullmatch(text[found[-1].end : match.start()]) and "/" not in found[-1].value:
            first = found.pop()
            found.append(Time(first.start, match.end(), f"{first.value}/{value}", first.year))
            continue
        found.append(_single(match, value, before))
    if issued and not found:
        found.extend(_relative(text, start, end, int(issued[:4])))
    return found


def _single(match: re.Match[str], value: str, before: str) -> Time:
    year = int(value[:4])
    lone = _LONE_MONTH.search(before)
    if lone:
        return Time(match.start(), match.end(), f"{value[:4]}-{_MONTHS[lone['month'].lower()]:02}/{value}", year)
    if _RANGE_START.search(before) and not _FROM.search(before):
        return Time(match.start(), match.end(), value, year)
    if _FROM.search(before):
        return Time(match.start(), match.end(), f"{value}/..", year, True)
    if _UNTIL.search(before):
        return Time(match.start(), match.end(), f"../{value}", year)
    return Time(match.start(), match.end(), value, year)


def _relative(text: str, start: int, end: int, year: int) -> list[Time]:
    found = []
    for match in _RELATIVE_NOW.finditer(text, start, end):
        word = match.group().split()[0].lower()
        at = year + {"volgend": 1, "komend": 1, "vorig": -1, "afgelopen": 0, "dit": 0}[word]
        found.append(Time(match.start(), match.end(), str(at), at))
    return found


def _value(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["year4"]:
        return match["year4"]
    if match["year2"]:
        return f"{match['year2']}-{_MONTHS[match['month2'].lower()]:02}"
    if match["year3"]:
        day, month = int(match["day3"]), int(match["month3"])
        return f"{match['year3']}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
    return f"{match['year']}-{_MONTHS[match['month'].lower()]:02}-{int(match['day']):02}"


def is_future(value: str, issued: str | None) -> bool:
    """Whether a time starts after the document's date (unknown: no)."""
    if not issued:
        return False
    first = value.split("/")[0].strip(".")
    if not first:
        return False
    shortest = min(len(first), len(issued))
    return first[:shortest] > issued[:shortest]
