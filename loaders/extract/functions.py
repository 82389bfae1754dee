"""``holds_function``: titles beside a name, appositions, signature lines, and the ministry in an office title."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, Context, expand
from loaders.extract.hits import Hit, cross
from loaders.extract.segment import Sentence, SentenceIndex
from loaders.extract.tokens import Slot

_TITLE = (
    r"(?:(?:oud-|ex-|vice-|plv\.?\s|loco-|waarnemend\s|algemeen\s|interim-|regio|project|programma|team|hoofd|gemeente|bestuurs|"
    r"sector|zorg|locatie|verantwoordelijk\s)*"
    r"(?:wethouders?|directeur(?:en)?|directeur-bestuurder|bestuurders?|voorzitters?|manager|teamleider|projectleider|leider|"
    r"inspecteur(?:-generaal)?|inspecteurs|burgemeesters?|gedeputeerden?|ministers?|staatssecretaris(?:sen)?|secretaris|"
    r"woordvoerders?|onderzoekers?|hoogleraar|lector|kwartiermaker|raadslid|raadsleden|griffier|coördinator|adviseurs?|"
    r"beleidsadviseur|ambassadeur|portefeuillehouder|accounthouder|lid|president|korpschef|ombudsman|hoofd))"
)
_BEFORE = re.compile(
    rf"\b(?P<title>{_TITLE})(?:\s+[a-zà-ÿ]+){{0,3}}\s+(?:(?:dr|drs|mr|ir|prof|ing)\.?\s+)*$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"\s*(?:,|\(|–|-|\n)\s*(?:(?:de|het|een|als)\s+)?(?:[a-zà-ÿ-]+\s+){{0,2}}(?P<title>{_TITLE})\b", re.IGNORECASE
)
_LINK = re.compile(
    r"\s*(?:(?:[a-zà-ÿ-]+\s+){0,4}?(?:van|bij|voor|namens)\s+(?:(?:de|het|zeven|acht|alle|onze|regionale)\s+)*|\(\s*|,\s*)",
    re.IGNORECASE,
)
_MUNICIPAL = re.compile(r"wethouder|burgemeester|raadslid|raadsleden|gemeentesecretaris|griffier", re.IGNORECASE)
_CHIEF = re.compile(r"directeur|bestuurder|woordvoerder|manager", re.IGNORECASE)
_MINISTRIES = (
    (re.compile(r"volksgezondheid|\bvws\b", re.IGNORECASE), "ministerie-van-vws"),
    (re.compile(r"rechtsbescherming|justitie|\bjenv\b|veiligheid en justitie", re.IGNORECASE), "ministerie-van-jenv"),
    (re.compile(r"binnenlandse zaken|\bbzk\b", re.IGNORECASE), "ministerie-van-bzk"),
    (re.compile(r"onderwijs, cultuur|\bocw\b", re.IGNORECASE), "ministerie-van-ocw"),
    (re.compile(r"sociale zaken|\bszw\b", re.IGNORECASE), "ministerie-van-szw"),
)
_OFFICE = re.compile(r"minister|staats-?\s*secretaris", re.IGNORECASE)
_NOT_BODIES = frozenset(["plaats", "document", "programma", "taak", "functionaris"])


def functions_held(text: str, sentences: Sequence[Sentence], slots: Sequence[Slot], context: Context) -> Iterator[Hit]:
    """Every named person's functions, as far as the text gives the organisation."""
    index = SentenceIndex(sentences)
    lonely = _only(slots, "gemeente")
    for number, slot in enumerate(slots):
        if slot.type != "functionaris":
            continue
        yield from _ministry(slot)
        if _OFFICE.match(slot.surface):
            continue
        place = index.at(slot.start)
        if place is None:
            continue
        sentence = sentences[place]
        yield from _apposition(text, sentences, place, slots, number)
        yield from _titled(text, sentence, slots, number, lonely)


def _ministry(slot: Slot) -> Iterator[Hit]:
    """'de staatssecretaris van VWS' whose holder the document names."""
    title = re.sub(r"[^a-z0-9]+", "-", re.sub(r"-\s*\n\s*", "", slot.surface.lower())).strip("-")
    if (
        not _OFFICE.match(slot.surface)
        or slot.canonical == title
        or slot.canonical.startswith(("minister", "staatssecretaris"))
    ):
        return
    for pattern, ministry in _MINISTRIES:
        if pattern.search(slot.surface):
            body = Actor(ministry, "rijksoverheid", slot.start, slot.end)
            yield from cross(
                expand(slot), [body], "holds_function", (slot.start, slot.end), "holds_function.office", 0.92
            )
            return


def _apposition(
    text: str, sentences: Sequence[Sentence], place: int, slots: Sequence[Slot], number: int
) -> Iterator[Hit]:
    """'X, voorzitter van Y', also with the title on the next line of a signature."""
    slot = slots[number]
    match = _AFTER.match(text, slot.end, min(len(text), slot.end + 90))
    at = match.end() if match else -1
    last = sentences[place].end
    if not match and slot.end >= sentences[place].end and place + 1 < len(sentences):
        following = sentences[place + 1]
        title = re.compile(rf"\s*(?P<title>{_TITLE})\b", re.IGNORECASE).match(text, following.start, following.end)
        at, last = (title.end(), following.end) if title else (-1, last)
    if number + 1 < len(slots) and at < 0 and _bracketed(text, slot, slots[number + 1]):
        body = slots[number + 1]
        yield from cross(
            expand(slot), expand(body), "holds_function", (slot.start, body.end), "holds_function.bracket", 0.88
        )
        return
    if at < 0 or number + 1 >= len(slots):
        return
    body = slots[number + 1]
    link = _LINK.match(text, at, body.start + 1)
    linked = (link is not None and link.end() == body.start) or body.start - at == 1
    if linked and body.end <= last and body.type not in _NOT_BODIES:
        span = (slot.start, body.end)
        yield from cross(expand(slot), expand(body), "holds_function", span, "holds_function.apposition", 0.92)


def _bracketed(text: str, slot: Slot, body: Slot) -> bool:
    """'H. Nijland (gemeente Doetinchem, voorzitter)': the organisation right behind the bracket."""
    opening = re.fullmatch(r"\s*\(\s*(?:namens\s+)?(?:de\s+|het\s+)?(?:gemeente\s+)?", text[slot.end : body.start])
    return (
        opening is not None and body.type not in _NOT_BODIES and text[body.end : body.end + 1] in ("),", ")", ",", ";")
    )


def _titled(text: str, sentence: Sentence, slots: Sequence[Slot], number: int, lonely: Slot | None) -> Iterator[Hit]:
    """'wethouder X van Y', 'wethouders X en Z'; without Y the only municipality of the text."""
    slot = slots[number]
    office = _office_before(text, sentence, slots, number)
    if office is not None:
        yield from cross(
            expand(slot), expand(office), "holds_function", (office.start, slot.end), "holds_function.office-of", 0.9
        )
        return
    title = _title_before(text, sentence, slots, number)
    if not title:
        return
    if _OFFICE.match(title):
        beside = text[slot.end : min(sentence.end, slot.end + 60)]
        remark = re.match(r"\s*(?:\(([^)]*)\)|(?:van|voor)\s+([\w, ]+))", beside)
        name = next((m for p, m in _MINISTRIES if remark and p.search(remark.group())), "")
        if name:
            ministry = Actor(name, "rijksoverheid", slot.start, slot.end)
            yield from cross(
                expand(slot), [ministry], "holds_function", (slot.start, slot.end), "holds_function.minister", 0.9
            )
            return
    if number + 1 < len(slots):
        body = slots[number + 1]
        between = text[slot.end : body.start]
        if (
            body.end <= sentence.end
            and body.type not in _NOT_BODIES
            and re.fullmatch(r"\s*(?:\(|(?:van|bij|namens|uit)\s+(?:de\s+|het\s+)?)", between)
        ):
            yield from cross(
                expand(slot), expand(body), "holds_function", (slot.start, body.end), "holds_function.title-of", 0.92
            )
            return
    body_before = _named_before(text, sentence, slots, number, title)
    if body_before is not None:
        yield from cross(
            expand(slot),
            expand(body_before),
            "holds_function",
            (body_before.start, slot.end),
            "holds_function.of-title",
            0.88,
        )
    elif _MUNICIPAL.search(title) and (local := _of_place(sentence, slots, number)) is not None:
        yield from cross(expand(slot), [local], "holds_function", (local.start, slot.end), "holds_function.place", 0.8)
    elif _MUNICIPAL.search(title) and lonely is not None:
        yield from cross(
            expand(slot),
            expand(lonely),
            "holds_function",
            (max(sentence.start, slot.start - 20), slot.end),
            "holds_function.only-municipality",
            0.8,
        )
    elif _CHIEF.search(title) and (near := _near(sentence, slots, number)) is not None:
        yield from cross(
            expand(slot),
            expand(near),
            "holds_function",
            (max(sentence.start, slot.start - 20), slot.end),
            "holds_function.near",
            0.65,
        )


def _title_before(text: str, sentence: Sentence, slots: Sequence[Slot], number: int) -> str:
    """The title before a name, also through 'wethouders X en'."""
    at = number
    for _ in range(5):
        before = text[max(sentence.start, slots[at].start - 60) : slots[at].start]
        match = _BEFORE.search(before)
        if match:
            return match["title"]
        joined = (
            at
            and slots[at - 1].type == "functionaris"
            and re.fullmatch(r"(?:\s*\([^)]{0,40}\))?\s*(?:,|en|,\s*en)\s*", text[slots[at - 1].end : slots[at].start])
        )
        if not joined:
            return ""
        at -= 1
    return ""


def _named_before(text: str, sentence: Sentence, slots: Sequence[Slot], number: int, title: str) -> Slot | None:
    """'de directeur van Y, X' and 'Y-directeur X'."""
    if number == 0:
        return None
    body = slots[number - 1]
    if body.start < sentence.start or body.type in _NOT_BODIES:
        return None
    between = text[body.end : slots[number].start]
    return body if title and re.fullmatch(rf"\s*-?\s*{re.escape(title)}\s+", between) else None


def _office_before(text: str, sentence: Sentence, slots: Sequence[Slot], number: int) -> Slot | None:
    """'de wethouder van Y, X': Y."""
    if number == 0 or slots[number - 1].start < sentence.start or slots[number - 1].type in _NOT_BODIES:
        return None
    body = slots[number - 1]
    before = text[max(sentence.start, body.start - 60) : body.start]
    titled = re.search(rf"\b{_TITLE}\s+(?:van|bij)\s+(?:de\s+|het\s+)?(?:gemeente\s+)?$", before, re.IGNORECASE)
    return body if titled and re.fullmatch(r"\s*,?\s*", text[body.end : slots[number].start]) else None


def _of_place(sentence: Sentence, slots: Sequence[Slot], number: int) -> Actor | None:
    """'In Ede reageert wethouder X': the municipality of a place named in the sentence, if the text has it as an
    actor."""
    known = {slot.canonical: slot for slot in slots if slot.type == "gemeente"}
    for slot in reversed(slots[max(0, number - 4) : number]):
        if slot.start >= sentence.start and slot.type in ("plaats", "gemeente"):
            name = slot.canonical if slot.type == "gemeente" else f"gemeente-{slot.canonical}"
            return (
                Actor(name, "gemeente", slot.start, slot.end)
                if name in known and not name.startswith("class:")
                else None
            )
    return None


def _near(sentence: Sentence, slots: Sequence[Slot], number: int) -> Slot | None:
    """The last organisation named before, if it is named just before."""
    for before in range(number - 1, max(-1, number - 4), -1):
        if slots[before].type not in _NOT_BODIES and "+" not in slots[before].canonical and not slots[before].generic:
            return slots[before] if sentence.start - slots[before].end < 160 else None
    return None


def _only(slots: Sequence[Slot], kind: str) -> Slot | None:
    found = {
        slot.canonical: slot
        for slot in slots
        if slot.type == kind and not slot.canonical.startswith("class:") and "+" not in slot.canonical
    }
    return next(iter(found.values())) if len(found) == 1 else None
