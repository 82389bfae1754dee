"""Tables flattened to lines: which head stands above a cell."""

import re

_SEPARATOR = re.compile(r"[;|\t]")
_REACH = 20_000


def column_head(text: str, place: int) -> str:
    """The head of the column that a place in a table row is in; the empty string outside a table."""
    start = text.rfind("\n", max(0, place - 400), place) + 1
    if start == 0 or not _SEPARATOR.search(text, start, place):
        return ""
    column = len(_SEPARATOR.findall(text, start, place))
    block = max(text.rfind("\n\n", max(0, start - _REACH), start) + 2, 0)
    for line in text[block : min(start, block + 600)].split("\n")[:3]:
        cells = _SEPARATOR.split(line)
        if len(cells) > column and len(cells) > 2:
            return cells[column].strip() if _is_head(cells) else ""
    return ""


def is_column_head(text: str, start: int, end: int) -> bool:
    """Whether a word is by itself the head of a column ('aanbieder;woonplaats;weken')."""
    line_start = text.rfind("\n", max(0, start - 400), start) + 1
    if start - line_start > 400:
        return False
    line_end = text.find("\n", end, end + 400)
    line = text[line_start : line_end if line_end >= 0 else end + 400]
    if len(line) > 400 or len(_SEPARATOR.findall(line)) < 2:
        return False
    cells = _SEPARATOR.split(line)
    above = text[text.rfind("\n", max(0, line_start - 400), max(0, line_start - 1)) + 1 : line_start]
    return text[start:end] in (cell.strip() for cell in cells) and _is_head(cells) and not _SEPARATOR.search(above)


def _is_head(cells: list[str]) -> bool:
    return all(cell.strip() and not any(c.isdigit() for c in cell) and len(cell) < 40 for cell in cells)
