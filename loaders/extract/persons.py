"""Persons in a public function, and office titles that stand for them.

A name counts only beside a title ('wethouder Ria Janssen', 'Paul Geurts, directeur'), in a field ('Voorzitter: ...') or
above or below a title in a signature; after that its surname counts as well.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from loaders.extract.attendees import find_attendees, find_speakers
from loaders.extract.candidates import Candidate
from loaders.extract.names import name_table
from loaders.extract.rulebook import FUNCTION_WORDS, rulebook
from loaders.extract.windows import Windows
from ontology.ids import slug

_PARTICLE = r"(?:van|de|der|den|het|ter|ten|'t|te|la|el|von|du|op|Van|De|Der|Den|Ter|Ten)"
_LAST = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[A-Z][a-zà-ÿ]+)?(?:-(?:van |de |der )*[A-ZÀ-Þ][a-zà-ÿ]+)?"
_INITIALS = r"(?:(?!Mr\.|Dr\.|Ir\.|Mw\.|Ds\.)[A-Z][a-z]?\.[ -]?){1,5}"
_FIRST = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
_HONORIFIC = (
    r"(?:(?:de heer|mevrouw|mevr\.|[Mm]w\.|[Dd]hr\.|Mevr\.|"
    r"drs\.|mr\.|dr\.|ir\.|ing\.|prof\.|Drs\.|Mr\.|Dr\.|Prof\.|MSc|MA|dr|mr|drs) )*"
)
_FULL = rf"(?:{_INITIALS} ?(?:\([A-Z][a-z]+\) )?|{_FIRST} (?:{_FIRST} |[A-Z]\. )?)(?:{_PARTICLE} ){{0,3}}{_LAST}"
_SHORT = rf"(?:(?:Van|De|Der|Den|Ter|Ten)(?: (?:de|der|den|het))? {_LAST}|{_LAST})"
_STRONG = re.compile(
    r"(?:ministers?|staatssecretaris(?:sen)?|wethouders?|burgemeester|gedeputeerden|gedeputeerde|voorzitter|directeur|bestuurder|"
    r"directeur-bestuurder|raadslid|Kamerlid|"
    r"inspecteur-generaal|minister-president|bestuursvoorzitter|projectleider|Kinderombudsman|"
    r"kinderombudsman)$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^[A-Z][\w&]+-(?=[a-z])")
_OF_OFFICE = re.compile(rf"(?P<name>{_LAST}) van (?:de |het )?(?P<of>[A-ZÀ-Þ][\w-]+)")
_CALLED = re.compile(r"\([A-Z][a-z]+\) ")
_OF_PLACE = re.compile(rf"{_FIRST} (?P<second>{_FIRST}) van (?:de |het )?[A-ZÀ-Þ][\w-]+")
_NOT_A_SURNAME = (
    "Jeugd Zorg Sociaal Onderwijs Jeugdhulp Jeugdzorg Jeugdbescherming Veiligheid Welzijn Sport Justitie Wonen "
    "Financiën Rechtsbescherming Samenleving Inkoop Beleid Communicatie Kwaliteit Bedrijfsvoering Publieke "
    "Gezondheid Toezicht Maatschappelijke Ontwikkeling Wmo Kamer Tweede Eerste Regio Veilig Raad Stichting "
    "Gemeente Langdurige Medische Nederland Januari Februari Prof Dr Mr Drs Ir Ing"
)
_NO_SURNAME = frozenset(_NOT_A_SURNAME.split(" ")) | FUNCTION_WORDS


@dataclass(frozen=True)
class Person:
    """A named holder of a function; ``title`` is the office as written, lower case."""

    canonical: str
    name: str
    title: str
    start: int
    end: int


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    titles = sorted(rulebook().persons["titles"], key=lambda t: (-len(t), t))
    words = "|".join(re.escape(title) for title in titles)
    title = (
        rf"(?P<title>(?<![\w-])(?:[A-Z][\w&]+-)?(?:[Oo]ud-|[Ii]nterim[- ]|waarnemend |demissionair |plaatsvervangend |"
        rf"jeugd|zorg|regio|partij)?"
        rf"(?:{words}|"
        rf"{'|'.join(re.escape(t[0].upper() + t[1:]) for t in titles)})(?![\w-]))"
    )
    return {
        "after": re.compile(
            rf"{title}(?P<scope>(?: (?:[Jj]eugd(?:hulp|zorg)?|Zorg|VWS|JenV|[Ss]ociaal [Dd]omein|Onderwijs))?"
            rf"(?:,)?) {_HONORIFIC}(?P<name>{_FULL}|{_SHORT})(?P<more>(?:, {_HONORIFIC}{_FULL})*"
            rf"(?: en {_HONORIFIC}{_FULL})?)(?![\w-])"
        ),
        "before": re.compile(
            rf"(?<![\w.])(?P<name>{_FULL})(?:, (?:[a-zà-ÿ-]+ ){{0,3}}?| \(|\n+| is (?:de |een )?(?:nieuwe )?"
            rf"(?:[a-z]+ )?){title}"
        ),
        "scoped": re.compile(
            rf"{title} (?:van|bij|voor) (?:de |het )?(?:[a-z]+ )?[A-Z][^,.;:\n]{{1,60}}, {_HONORIFIC}"
            rf"(?P<name>{_FULL})(?=[,.;)])"
        ),
        "field": re.compile(
            rf"(?:^|\n){title}(?: [\w&]+){{0,4}}:[ \n]{_HONORIFIC}(?P<name>{_FULL})(?=[\s,;(]|$)"
            rf"(?P<more>(?:[^\n]{{0,40}}?(?:\n|, | (?=[dmi]rs?\.|prof)){_HONORIFIC}{_FULL}"
            rf"(?= ?(?:\(|,|\n|[dmi]rs?\.|MSc|MA|BSc|$)))*)"
        ),
        "is": re.compile(
            rf"{title} is (?:sinds [^,.\n]{{1,30}} )?(?:de heer |mevrouw ){_HONORIFIC}(?P<name>{_FULL})(?![\w-])"
        ),
        "addressed": re.compile(rf"(?:[Dd]e heer|[Mm]evrouw) (?P<name>{_SHORT}), (?:[a-z]+ ){{0,2}}{title}"),
        "signed": re.compile(
            rf"(?:^|\n)(?:De )?(?:waarnemend |[Aa]djunct-)?{title} van de (?:vaste )?commissie[^\n]{{0,60}},[ \n]"
            rf"(?P<name>{_SHORT})(?=\n|$)"
        ),
        "appointed": re.compile(
            rf"(?<![\w.])(?P<name>{_FULL})(?: (?!en |of )[a-z]+){{1,4}}? (?:als|tot) (?:de |een )?(?:[a-z]+e? )?{title}"
        ),
        "signature": re.compile(
            rf"(?:^|\n)(?:De |Het |de )?{title}(?P<scope>[^\n]{{0,90}}?),?[\n ]+{_HONORIFIC}(?P<name>{_FULL})(?=\s*"
            rf"(?:\n|$))"
        ),
        "office": re.compile(rf"(?<![\w-])(?:{rulebook().persons['offices']})(?![\w])"),
        "bare": re.compile(rf"(?<![\w-])(?:[Dd]e|[Dd]eze|[Oo]nze) (?P<title>{words})(?![\w-])"),
        "full": re.compile(_FULL),
    }


@cache
def _windows() -> Windows:
    titles = rulebook().persons["titles"]
    return Windows({"title": [*titles, *(title[0].upper() + title[1:] for title in titles)]})


def find_persons(text: str) -> tuple[list[Candidate], list[Person]]:
    """Candidates for all mentions of persons in a function, and who they are."""
    persons = _named(text)
    found = [_mention(p.start, p.end, p, text, "person.title", 0.93) for p in persons]
    beside = _Beside(text, persons)
    found += _offices(text, persons, beside)
    found += _surnames(text, persons)
    found += _bare_titles(text, persons, beside)
    return found, persons


def _named(text: str) -> list[Person]:
    patterns = _patterns()
    windows = _windows().of(text)
    found: dict[int, Person] = {}
    for kind in ("signature", "field", "scoped", "before", "after", "is", "appointed", "addressed", "signed"):
        for match in windows.finditer("title", patterns[kind]):
            title = _PREFIX.sub("", match.group("title")).lower()
            scope = match.groupdict().get("scope") or ""
            start, end = match.start("name"), _name_end(text, match.start("name"), match.end("name"))
            if not _is_name(text[start:end], title, kind):
                continue
            _add(found, text, start, end, f"{title}{scope}".strip(" ,"))
            if match.groupdict().get("more"):
                for other in patterns["full"].finditer(text, match.start("more"), match.end("more")):
                    if _is_name(other.group(), title, "full"):
                        _add(found, text, other.start(), other.end(), title)
    for person in [*find_attendees(text), *find_speakers(text)]:
        _add(found, text, person.start, person.end, person.title)
    return _with_full_ids(sorted(found.values(), key=lambda p: p.start))


def _name_end(text: str, start: int, end: int) -> int:
    """'Jan Boelens van Hoogeveen' after a title is Jan Boelens, of Hoogeveen."""
    office = _OF_OFFICE.match(text, start, end)
    if office and office.group("of") in _NO_SURNAME:
        return office.end("name")
    match = _OF_PLACE.fullmatch(text, start, end)
    if match is None or match.group("second") in rulebook().persons["second_first_names"]:
        return end
    return match.end("second")


def _is_name(name: str, title: str, kind: str) -> bool:
    words = name.replace(".", " ").split()
    if any(
        word in _NO_SURNAME
        for word in words
        if word not in ("Van", "De", "Der", "Den", "Ter", "Ten", "Op", "Te", "Het")
    ):
        return False
    if (len(words) == 1 and words[0] in ("Van", "De")) or words[0].lower() in rulebook().persons["titles"]:
        return False
    if any(name_table().lookup(" ".join(words[at:])) for at in range(len(words) - 1)):
        return False
    if len(words) == 1 and any(not n.area_id for n in name_table().lookup(name)):
        return False
    alone = (
        len([word for word in words if word[0].isupper() and word not in ("Van", "De", "Der", "Den", "Ter", "Ten")])
        == 1
    )
    return (
        not alone or kind in ("addressed", "signed") or (kind == "after" and bool(_STRONG.match(title.split(" ")[0])))
    )


def _add(found: dict[int, Person], text: str, start: int, end: int, title: str) -> None:
    if start not in found:
        found[start] = Person(slug(_CALLED.sub("", text[start:end])), text[start:end], title, start, end)


def _with_full_ids(persons: list[Person]) -> list[Person]:
    """'Janssen' and 'Ria Janssen' are one person: the id is that of the fullest form."""
    fullest = sorted({p.canonical for p in persons}, key=lambda c: (-len(c), c))
    return [
        Person(
            next((c for c in fullest if c == p.canonical or c.endswith(f"-{p.canonical}")), p.canonical),
            p.name,
            p.title,
            p.start,
            p.end,
        )
        for p in persons
    ]


def _mention(start: int, end: int, person: Person, text: str, rule: str, confidence: float) -> Candidate:
    return Candidate(
        start,
        end,
        "functionaris",
        "person",
        rule,
        confidence,
        text[start:end],
        person.canonical,
        priority=2,
        notes={"title": person.title},
    )


def _offices(text: str, persons: list[Person], beside: "_Beside") -> list[Candidate]:
    found = []
    holders: dict[str, Person | None] = {}
    for match in _patterns()["office"].finditer(text):
        if beside.a_name(match.start(), match.end()):
            continue
        office = _office_id(match.group())
        holder = holders.setdefault(
            office, next((p for p in persons if p.title and _office_id(p.title).startswith(office)), None)
        )
        found.append(
            Candidate(
                match.start(),
                match.end(),
                "functionaris",
                "person",
                "person.office",
                0.95,
                match.group(),
                holder.canonical if holder else office,
                priority=2,
                notes={"title": office},
            )
        )
    return found


def _office_id(title: str) -> str:
    plain = re.sub(r"^(?:demissionair|toenmalig)\s+", "", title.lower()).replace(
        "staats-secretaris", "staatssecretaris"
    )
    for long, short in (
        ("volksgezondheid, welzijn en sport", "vws"),
        ("volksgezondheid welzijn en sport", "vws"),
        ("justitie en veiligheid", "jenv"),
        ("veiligheid en justitie", "venj"),
    ):
        plain = plain.replace(long, short)
    return slug(plain)


_BESIDE = re.compile(rf",? {_HONORIFIC}")


class _Beside:
    """Is a title printed above, before or after a name? Then it is no mention of its own."""

    def __init__(self, text: str, persons: list[Person]) -> None:
        self._text = text
        ordered = sorted(persons, key=lambda p: p.start)
        self._starts = [p.start for p in ordered]
        self._ends = [p.end for p in ordered]

    def a_name(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end)
        following = self._starts[at] - end if at < len(self._starts) else 99
        if following < 24 and _BESIDE.fullmatch(self._text, end, end + following):
            return True
        earlier = start - self._ends[at - 1] if at else 99
        line_start = re.search(r"(?:^|\n)(?:De |Het )?$", self._text[max(0, start - 5) : start]) is not None
        return (
            following <= 1
            or (following <= 3 and (line_start or "\n" in self._text[end : end + following]))
            or 0 <= earlier <= 6
        )


_JOINED = re.compile(r"(?P<word>[Gg]emeente|[A-Z]\.|[A-Z][a-z]+-?) ?\Z")
_LEADS = FUNCTION_WORDS | {"Aldus", "Volgens", "Mevrouw", "Wethouder", "Directeur", "Bestuurder", "Heer"}


def _surnames(text: str, persons: list[Person]) -> list[Candidate]:
    """Later mentions by full name or surname."""
    found = []
    spelled: dict[str, Person] = {}
    owners: dict[str, set[str]] = {}
    for person in persons:
        owners.setdefault(_surname(person.name), set()).add(person.canonical)
    for person in persons:
        spelled.setdefault(person.name, person)
        surname = _surname(person.name)
        if len(surname) > 3 and surname != person.name and len(owners[surname]) == 1:
            spelled.setdefault(surname, person)
    if not spelled:
        return []
    words = "|".join(re.escape(name) for name in sorted(spelled, key=lambda n: (-len(n), n)))
    for match in re.finditer(rf"(?<![\w.-])(?:{words})(?![\w-])", text):
        before = text[max(0, match.start() - 12) : match.start()]
        joined = _JOINED.search(before)
        if joined and joined.group("word") not in _LEADS:
            continue
        found.append(_mention(match.start(), match.end(), spelled[match.group()], text, "person.again", 0.9))
    return found


def _surname(name: str) -> str:
    match = re.search(rf"(?:(?:{_PARTICLE} )*){_LAST}$", re.sub(rf"^(?:{_INITIALS} ?|{_FIRST} )", "", name))
    surname = match.group() if match else name
    return surname[0].upper() + surname[1:] if surname[:1].islower() else surname


def _bare_titles(text: str, persons: list[Person], beside: "_Beside") -> list[Candidate]:
    """'de wethouder' after a named one: that person, if only one holder of the title is named."""
    found = []
    by_title: dict[str, dict[str, Person]] = {}
    for person in persons:
        by_title.setdefault(person.title.split(" ")[0].rstrip("s,"), {})[person.canonical] = person
    for match in _patterns()["bare"].finditer(text):
        title = match.group("title").lower()
        holders = {} if title.endswith("rechter") else by_title.get(title.rstrip("s"), {})
        if len(holders) != 1 or text[match.end() : match.end() + 5] in (" van ", " voor"):
            continue
        person = next(iter(holders.values()))
        if beside.a_name(match.start(), match.end()) or re.match(r" [A-Z]", text[match.end() : match.end() + 2]):
            continue
        found.append(_mention(match.start("title"), match.end("title"), person, text, "person.back", 0.8))
    return found
