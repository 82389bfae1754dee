"""Numbers that are compared: whether a stretch tells of more or of less ('van negen naar drie weken')."""

import re

_UP_TO_TWENTY = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig"
)
_SMALL = _UP_TO_TWENTY.split(" ")
_TENS = {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90}
_ONES = {word: number for number, word in enumerate(_SMALL[:10]) if number}
NUMBERS: dict[str, int] = (
    {word: number for number, word in enumerate(_SMALL)}
    | _TENS
    | {
        f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": n + m
        for ten, n in _TENS.items()
        for one, m in _ONES.items()
    }
    | {f"{one}{'ën' if one.endswith('e') else 'en'}twintig": 20 + m for one, m in _ONES.items()}
    | {"één": 1, "eén": 1, "honderd": 100, "tweehonderd": 200, "driehonderd": 300, "anderhalf": 1, "anderhalve": 1}
)
"""Number words that reports use, with their value."""
_SPELLED = "|".join(sorted(NUMBERS.keys() - {"een", "nul"}, key=lambda word: (-len(word), word)))
NUMBER = rf"(?:\d+(?:[.,]\d+)?|{_SPELLED})"
"""Pattern of a number in figures or words."""
_UNITS = {"uur": 1 / 24, "dag": 1, "werkdag": 1.4, "week": 7, "maand": 30, "kwartaal": 91, "jaar": 365}
UNIT = r"(?:uur|uren|(?:werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren))"
"""Pattern of a unit of time."""
_WITH_UNIT = rf"({NUMBER})(?: ({UNIT}))?"
_FROM_TO = re.compile(
    rf"\bvan (?:gemiddeld |ruim |bijna )?({NUMBER})(?: ({UNIT}|\w+))? (?:terug )?(?:naar|tot) "
    rf"(?:gemiddeld |ruim |nog )?{_WITH_UNIT}\b"
)
_INSTEAD = re.compile(
    rf"\b{_WITH_UNIT}(?: \w+){{0,3}},? (?:in plaats van|waar dat|tegen|was dat|was|waren dat) "
    rf"(?:\w+ ){{0,2}}?{_WITH_UNIT}\b"
)
_EARLIER = re.compile(
    rf"\b(?:eerst|eerder|voorheen|was|waren|vorig jaar|vroeger|in \d{{4}}) "
    rf"(?:\w+ ){{0,3}}?({NUMBER})(?: ({UNIT}))?.{{0,30}}?\b"
    rf"(?:nu|inmiddels|thans|dit jaar|is het nu|zijn het er nu) (?:\w+ ){{0,2}}?({NUMBER})(?: ({UNIT}))?\b"
)


_BEFORE_IT = re.compile(
    rf"{_WITH_UNIT}(?: [\w-]+){{0,3}},? \(?(?:vorig \w+|was|waren|eerder|het jaar ervoor|"
    rf"in \d{{4}})(?: dat)?(?: nog)? {_WITH_UNIT}"
)


def value(word: str) -> float:
    """The value of a number in figures or words."""
    return float(NUMBERS[word]) if word in NUMBERS else float(word.replace(".", "").replace(",", "."))


def days(number: str, unit: str | None) -> float:
    """A length of time in days; without a unit the bare number."""
    return value(number) * next((size for name, size in _UNITS.items() if unit and unit.startswith(_stem(name))), 1.0)


def _stem(name: str) -> str:
    return {"week": "we", "jaar": "ja", "uur": "u", "kwartaal": "kwarta"}.get(name, name)


def trend(words: str) -> int:
    """-1 when a number goes down, 1 when it goes up, 0 when nothing is compared."""
    if match := _FROM_TO.search(words):
        return _sign(match[1], match[2] if match[2] and re.fullmatch(UNIT, match[2]) else match[4], match[3], match[4])
    if match := _INSTEAD.search(words) or _BEFORE_IT.search(words):
        return _sign(match[3], match[4] or match[2], match[1], match[2] or match[4])
    if match := _EARLIER.search(words):
        return _sign(match[1], match[2] or match[4], match[3], match[4] or match[2])
    return 0


def _sign(first: str, first_unit: str | None, second: str, second_unit: str | None) -> int:
    before, after = days(first, first_unit), days(second, second_unit)
    return (after > before) - (after < before)
