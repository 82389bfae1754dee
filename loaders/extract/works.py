"""Titled works: reports, letters and plans in quotes or with a heading word of their own, programmes with a name."""

import re
from functools import cache

from loaders.extract.candidates import Candidate
from loaders.extract.rulebook import CAP, full_adjective, rulebook
from loaders.extract.windows import Windows
from ontology.ids import slug

_OPEN = r"(?<![\w'])(?P<quote>['\"])(?!s[- ])"
_TITLE = r"(?P<title>[A-Z0-9À-Þ](?:(?! ')[^\"\n]){3,160}?)(?P=quote)(?![\w])"
_SUBTITLE = re.compile(r"[;:.?!] |[;:]|(?: [–—-] )")
_SAID = re.compile(r"(?:zegt|zeggen|schrijft|schrijven|stelt|aldus|luidt|reageert)\b[^\"']*$|(?<!rapport): ?$")
_NO_TITLE = (
    "Van (?:de|het|een|alle)|De|Het|Een|Deze|Dit|Over|Door|Veilig|Raad|Inspectie|Gemeente|Stichting|Jeugdbescherming|"
    "Bureau|Jeugdzorg"
)
_AFTER_TITLE = (
    "is|was|wordt|werd|worden|staat|stond|leest|blijkt|bleek|stelt|concludeert|beschrijft|geeft|gaf|laat|heeft|had|kan|"
    "verscheen|verschijnt|die|dat|waarin|waaruit|vindt|aan|uit|gepresenteerd|gepubliceerd|aangeboden|vastgesteld"
)
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    works = rulebook().works
    heads = "|".join(re.escape(head) for head in sorted(works["heads"], key=lambda h: -len(h)))
    titled = "|".join(re.escape(head) for head in sorted(works["titled"], key=lambda h: -len(h)))
    programmes = "|".join(works["programme_heads"])
    tail = rf"(?:{CAP}|jeugd[a-z-]*|\d{{4}}(?:[-–]\d{{4}})?|keten[a-z]*|sociaal domein)"
    return {
        "quoted": re.compile(
            rf"(?<![\w-])(?P<head>(?i:\w*(?:{heads})|{programmes}))(?![\w-])(?P<between>[^\n.!?\"]{{0,70}}?) ?"
            rf"{_OPEN}{_TITLE}"
        ),
        "more": re.compile(rf"(?:,| en)(?: (?:het|de|een))?(?: [a-z]+)? {_OPEN}{_TITLE}"),
        "dash": re.compile(
            rf"(?:^|\n)(?:[A-Z][\w-]* )?(?i:\w*(?:{heads})) [–—-] (?P<title>[A-Z][^\n]{{8,140}})(?=\n|$)"
        ),
        "line": re.compile(
            rf"(?:^|\n)(?P<head>{'|'.join(h[0].upper() + h[1:] for h in works['heads'])}) (?P<title>[A-Z][\w'-]*"
            rf"(?: [\w'&,-]+){{2,14}})(?=\n|$)"
        ),
        "plain": re.compile(
            rf"(?<![\w-])(?:\w*rapport|\w*rapportage|nota|notitie|handreiking|signalement|brochure|factsheet|"
            rf"evaluatie) (?P<title>{CAP}(?: {CAP}){{1,5}})(?![\w-]| \()"
        ),
        "whole_line": re.compile(
            rf"(?:^|\n)(?P<title>(?P<head>{'|'.join(works['line_titles'])})(?: [\w'&/,()-]+){{1,14}}?)"
            rf"(?=: ?[a-z]|\n|$)"
        ),
        "loose": re.compile(
            rf"(?<![\w-])(?P<head>{'|'.join(works['loose_heads'])}) (?P<title>(?!(?:{_NO_TITLE})\b)[A-Z][a-zà-ÿ]+"
            rf"(?: (?!(?:{_AFTER_TITLE})\b)[a-zà-ÿ-]+){{2,9}})(?=[,.;:()\n]| (?:{_AFTER_TITLE})\b|$)"
        ),
        "titled": re.compile(
            rf"(?<![\w-])(?P<title>(?:{full_adjective()} )?(?:{titled}|[a-z]*(?:regiovisie|hervormingsagenda|"
            rf"verbeteragenda|beleidsplan|uitvoeringsagenda|samenwerkingsconvenant)(?= (?:[A-Z]|jeugd)))(?: (?:(?:en|"
            rf"van|de|der|voor|het|&|sociaal|kind-|gezins-|aanpak|in|tegen) ){{0,3}}{tail}){{1,7}})(?![\w-])"
        ),
        "programme": re.compile(
            rf"(?<![\w-])(?P<title>(?P<head>[Pp]roeftuin) (?:Hart van Brabant|Rijk van Nijmegen|"
            rf"Kop van Noord-Holland|Gooi en Vechtstreek|(?:{CAP}|\d+)(?: {CAP}){{0,3}}))(?![\w-])"
        ),
        "named_programme": re.compile(
            rf"(?<![\w-])(?P<head>[Pp]rogramma|[Aa]ctieprogramma|[Pp]roject|[Cc]ampagne|[Pp]roef|[Pp]ilot) "
            rf"(?P<title>{CAP}"
            rf"(?: (?:(?:en|van|de|voor|&|het) ){{0,2}}{CAP}){{0,5}})(?![\w-])"
        ),
    }


@cache
def _windows() -> Windows:
    works = rulebook().works
    lower = ["regiovisie ", "hervormingsagenda ", "verbeteragenda ", "beleidsplan ", "uitvoeringsagenda ", "convenant "]
    plain = [
        "rapport ",
        "rapportage ",
        "nota ",
        "notitie ",
        "handreiking ",
        "signalement ",
        "brochure ",
        "factsheet ",
        "evaluatie ",
    ]
    return Windows(
        {
            "quoted": [" '", '"', "('"],
            "dash": [" – ", " — ", " - "],
            "line": [],
            "titled": [*works["titled"], *lower],
            "plain": plain,
            "whole_line": list(works["line_titles"]),
            "loose": [head + " " for head in works["loose_heads"]],
            "programme": ["roeftuin "],
            "named_programme": ["rogramma ", "roject ", "ampagne ", "roef ", "ilot "],
        }
    )


@cache
def _heads() -> frozenset[str]:
    works = rulebook().works
    return frozenset([*works["heads"], *works["programme_heads"]])


def find_works(text: str) -> list[Candidate]:
    """Candidates for titled works; a title found once is found again wherever it stands literally."""
    found: dict[int, Candidate] = {}
    windows = _windows().of(text)
    for match in windows.finditer("quoted", _patterns()["quoted"]):
        if _SAID.search(match.group("between")) or not _is_title(match.group("title")):
            continue
        nearest = match.group("head").lower()
        for word in match.group("between").lower().split():
            nearest = word if word in _heads() else nearest
        programme = nearest in rulebook().works["programme_heads"]
        _add(found, text, match, "programma" if programme else "document", "work.quoted", 0.93)
        at = match.end()
        while following := _patterns()["more"].match(text, at):
            if not _is_title(following.group("title")):
                break
            _add(found, text, following, "document", "work.quoted", 0.85)
            at = following.end()
    for kind, rule, sure in (
        ("dash", "work.heading", 0.85),
        ("line", "work.heading", 0.85),
        ("titled", "work.titled", 0.88),
        ("whole_line", "work.heading", 0.85),
        ("plain", "work.plain", 0.8),
        ("loose", "work.loose", 0.75),
    ):
        for match in windows.finditer(kind, _patterns()[kind]):
            _add(found, text, match, "document", rule, sure)
    for kind in ("programme", "named_programme"):
        for match in windows.finditer(kind, _patterns()[kind]):
            _add(found, text, match, "programma", "work.programme", 0.85)
    return [*found.values(), *_again(text, list(found.values()))]


def _is_title(title: str) -> bool:
    return len(title.split()) > 1 or len(title) > 9


def _add(found: dict[int, Candidate], text: str, match: re.Match[str], kind: str, rule: str, confidence: float) -> None:
    start, end = match.span("title")
    cut = _SUBTITLE.search(text, start + 8, end)
    if cut and rule != "work.titled":
        end = cut.start()
    while end > start and text[end - 1] in " .,;:!?":
        end -= 1
    if end - start > 3 and start not in found and text[start:end].lower() not in rulebook().works["heads"]:
        surface = text[start:end]
        head = (match.groupdict().get("head") or "rapport").lower() if rule != "work.titled" else ""
        if rule in ("work.titled", "work.programme") and (maker := _OF_MAKER.search(surface)):
            end, surface = start + maker.start(), surface[: maker.start()]
        found[start] = Candidate(
            start, end, kind, "work", rule, confidence, surface, slug(surface), priority=3, notes={"head": head}
        )


# 'Hervormingsagenda Jeugd van de VNG': who made it is not part of its title.
_OF_MAKER = re.compile(r" van (?:de |het )?(?:VNG|Rijk|IGJ|[Gg]emeente|[Mm]inisterie|GGD|GI|Raad|Inspectie)\b.*$")


def _again(text: str, works: list[Candidate]) -> list[Candidate]:
    """Literal repetitions, and a long title named by its first words ('Gelderse Verbeteragenda')."""
    spelled: dict[str, Candidate] = {}
    for work in works:
        words = work.surface.split()
        if len(words) > 1:
            spelled.setdefault(work.surface, work)
        if work.rule == "work.titled" and len(words) > 2 and words[1][0].isupper():
            spelled.setdefault(" ".join(words[:2]), work)
    if not spelled:
        return []
    pattern = "|".join(re.escape(title) for title in sorted(spelled, key=lambda t: (-len(t), t)))
    taken = {work.start for work in works}
    return [
        Candidate(
            m.start(),
            m.end(),
            spelled[m.group()].type,
            "work",
            "work.again",
            0.9,
            m.group(),
            spelled[m.group()].canonical,
            priority=3,
        )
        for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w])", text)
        if m.start() not in taken
    ]
