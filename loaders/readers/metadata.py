"""Title, date and fiction mark of a text, taken from its own head lines; what is not plainly there stays None."""

import re
from dataclasses import dataclass

FICTION_MARK = "Fictief oefendocument"

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    r"|\b(?P<nday>\d{1,2})-(?P<nmonth>\d{1,2})-(?P<nyear>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# A date counts as the document's own only on a date line: alone, after 'Datum' or after a place name in a letter head.
_DATE_LINE = re.compile(
    r"^\W*(?:(?:datum|verzonden|gepubliceerd(?: op)?|peildatum)\s*:?\s*"
    r"|(?P<place>(?!(?:in|op|vanaf|sinds|tot|per)\b)[A-Z][\w'’ -]{2,30},\s+(?:\w+dag\s+)?))?",
    re.IGNORECASE,
)
_HEAD_LINES = 25
_SUBJECT = re.compile(r"(?:betreft|onderwerp|titel)\s*:\s*(\S.*)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:pers|nieuws|raads|raadsinformatie|college|kamer)?(?:bericht|brief|memo|notitie|nieuwsbrief|verslag|notulen)\W*$"
    r"|(?:aan|van|datum|ons kenmerk|uw kenmerk|kenmerk|bijlagen?|aanwezig|afwezig|portefeuillehouder|nr\.?)\b\s*:?\s"
    r"|gemeente \w[\w' -]*$|geachte\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Description:
    title: str | None
    issued: str | None
    fictional: bool


def describe(text: str) -> Description:
    """Title and date as the head of a text gives them; ``issued`` is ``YYYY-MM-DD`` of the first date line."""
    lines = [line.strip("\ufeff \t\r#*") for line in text.split("\n")]
    filled = [line for line in lines if line]
    fictional = any(FICTION_MARK.lower() in line.lower() for line in filled[:3])
    body = [line for line in filled if FICTION_MARK.lower() not in line.lower()]
    return Description(_title(body[:_HEAD_LINES]), _issued(body[:_HEAD_LINES] + body[-5:]), fictional)


def _title(head: list[str]) -> str | None:
    """The subject where a letterhead states one, else the first line that is no genre, date, address or field."""
    for line in head:
        subject = _SUBJECT.match(line)
        if subject:
            return subject[1].strip()[:200]
    chosen = next((line for line in head if not _NO_TITLE.match(line) and _issued([line]) is None), None)
    return (chosen or head[0])[:200] if head else None


def _issued(lines: list[str]) -> str | None:
    for line in lines:
        lead = _DATE_LINE.match(line)
        found = _DATE.match(line, lead.end() if lead else 0)
        # a dateline ('Den Haag, 6 juli 2021 - ...') runs on into the text
        if found and (len(line) < 80 or (lead and lead["place"])):
            return _partial_date(found)
    return None


def _partial_date(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return found["iso"]
    if found["month"]:
        day, month, year = int(found["day"]), _MONTHS.index(found["month"].lower()) + 1, found["year"]
    else:
        day, month, year = int(found["nday"]), int(found["nmonth"]), found["nyear"]
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
