"""The reading of a sentence: clauses with their verbs, subject, objects and prepositional groups.

The grammar of Dutch main and subordinate clauses is kept as simple as policy prose allows: cut at punctuation,
subordinators
and coordinators; a piece without a verb belongs to the clause before it; the finite verb divides a main clause in a
part
before it (the subject, unless that part opens with a preposition or adverb) and a part after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.extract.chunks import Chunk, chunk
from loaders.extract.lexis import PARTICLES, words
from loaders.extract.tokens import Slot, Token, tokenize

_BREAKS = frozenset([",", ";", ":", "–", "—", "(", ")", "“", "”", '"'])
_RELATIVE = frozenset(["die", "dat"])
_WHERE = frozenset(
    [
        "waarin",
        "waarmee",
        "waarvan",
        "waarbij",
        "waarvoor",
        "waarop",
        "waarover",
        "waaraan",
        "waaronder",
        "waaruit",
        "waarnaar",
        "waardoor",
        "waarna",
    ]
)
_BE = frozenset(["be"])


@dataclass
class Clause:
    """One clause: numbers of its tokens and noun groups, its verbs and what the grammar made of it.

    ``kind``: ``main``, ``sub``, ``relative`` or ``infinitive``. ``intro`` is the word that opens it ('als', 'die',
    'om'). ``subject``
    is a group number, or -1; ``elided`` says that it was taken from the clause before. ``antecedent`` is the group
    a relative
    clause hangs on. ``parent`` is the clause it depends on, or -1.
    """

    tokens: list[int]
    kind: str = "main"
    intro: str = ""
    parent: int = -1
    finite: int = -1
    verbs: list[int] = field(default_factory=list)
    chunks: list[int] = field(default_factory=list)
    subject: int = -1
    antecedent: int = -1
    passive: bool = False
    elided: bool = False
    opens_with_verb: bool = False


class ParsedSentence:
    """A parsed sentence. ``tokens``, ``chunks`` and ``clauses`` refer to each other by number."""

    def __init__(self, text: str, tokens: list[Token], slots: Sequence[Slot]) -> None:
        self.text = text
        self.tokens = tokens
        self.slots = slots
        self.chunks: list[Chunk] = chunk(tokens, slots)
        self.clauses: list[Clause] = _clauses(tokens, self.chunks)
        self.question = bool(tokens) and tokens[-1].low == "?"
        for number, clause in enumerate(self.clauses):
            self._complete(number, clause)

    def _complete(self, number: int, clause: Clause) -> None:
        inside = set(clause.tokens)
        for item in self.chunks:  # 'sinds JBW dit doet': the preposition is the conjunction
            if item.prep and item.first - 1 == clause.tokens[0] and item.prep == clause.intro:
                item.prep = ""
        clause.chunks = [i for i, c in enumerate(self.chunks) if c.first in inside]
        clause.verbs = [i for i in clause.tokens if self.tokens[i].is_verb]
        clause.finite = self._finite(clause)
        clause.passive = self._passive(clause)
        self._find_subject(number, clause)

    def _finite(self, clause: Clause) -> int:
        for index in clause.verbs:
            token = self.tokens[index]
            if token.is_finite and not (token.is_participle and self._has_auxiliary(clause, index)):
                return index
        for index in clause.verbs:
            before = self.tokens[index - 1].low if index else ""
            if self.tokens[index].is_infinitive and before != "te":
                return index
        return -1

    def _has_auxiliary(self, clause: Clause, but: int) -> bool:
        return any(i != but and self.tokens[i].auxiliary in ("have", "be", "become") for i in clause.verbs)

    def _passive(self, clause: Clause) -> bool:
        participle = any(self.tokens[i].is_participle and self.tokens[i].forms for i in clause.verbs)
        kinds = {self.tokens[i].auxiliary for i in clause.verbs}
        if not participle:
            return False
        return "become" in kinds or ("be" in kinds and "have" not in kinds)

    # ---- subject
    def _find_subject(self, number: int, clause: Clause) -> None:
        bare = [i for i in clause.chunks if not self.chunks[i].prep]
        if clause.kind == "relative" and clause.finite < 0:
            clause.passive = True
            clause.subject = clause.antecedent
        elif clause.kind == "relative":
            clause.subject = self._relative_subject(clause, bare)
        elif clause.kind == "infinitive" or clause.finite < 0:
            clause.subject = self._controller(clause)
            clause.elided = clause.subject >= 0
        elif clause.kind == "sub":
            clause.subject = bare[0] if bare else -1
        else:
            clause.subject = self._main_subject(clause, bare)
        if clause.subject < 0 and clause.finite >= 0 and clause.kind == "main" and number and self._continues(clause):
            clause.subject = self._inherited(number)
            clause.elided = clause.subject >= 0

    def _main_subject(self, clause: Clause, bare: list[int]) -> int:
        front = [
            i
            for i in clause.tokens
            if i < clause.finite
            and self.tokens[i].low not in words("coordinators")
            and self.tokens[i].low not in _BREAKS
        ]
        before = [i for i in bare if self.chunks[i].first < clause.finite]
        after = [i for i in bare if self.chunks[i].first > clause.finite]
        clause.opens_with_verb = not front
        if not front and clause.intro in ("en", "maar", "dan") and clause.parent >= 0:
            inherited = self._inherited(self.clauses.index(clause))
            if inherited >= 0:
                clause.elided = True
                return inherited
        if before and (self.chunks[before[0]].first <= front[0] + 1):
            opening = self.tokens[front[0]]
            plain = opening.slot >= 0 or opening.low not in words("adverbs")
            if plain and not self._time_group(before[0]):
                return before[0]
        return after[0] if after else (before[0] if before and not after else -1)

    def _time_group(self, number: int) -> bool:
        item = self.chunks[number]
        return not item.slots and (item.head in _TIME_HEADS or item.head.isdigit())

    def _relative_subject(self, clause: Clause, bare: list[int]) -> int:
        if clause.intro in _RELATIVE:
            rival = [
                i
                for i in bare
                if self.chunks[i].slots
                or (
                    self.chunks[i].label[:1]
                    and (
                        self.chunks[i].label[0] in words("we_pronouns")
                        or self.chunks[i].label[0] in words("subject_pronouns")
                    )
                )
            ]
            direct = rival and self.chunks[rival[0]].first - clause.tokens[0] <= 1
            return rival[0] if direct else clause.antecedent
        return bare[0] if bare else -1

    def _controller(self, clause: Clause) -> int:
        """The understood subject of an infinitive clause: the object of the governing verb, else its subject."""
        if clause.parent < 0:
            return -1
        parent = self.clauses[clause.parent]
        lemmas = {f.lemma for i in parent.verbs for f in self.tokens[i].forms}
        if lemmas & _OBJECT_CONTROL:
            objects = [
                i
                for i in parent.chunks
                if i != parent.subject and self.chunks[i].slots and self.chunks[i].prep in ("", "aan", "van")
            ]
            return objects[-1] if objects else -1
        return parent.subject

    def _continues(self, clause: Clause) -> bool:
        first = self.tokens[clause.tokens[0]].low
        return first in ("en", "maar", "of", "dan") or clause.opens_with_verb

    def _inherited(self, number: int) -> int:
        for earlier in reversed(self.clauses[:number]):
            if earlier.kind == "main" and earlier.subject >= 0:
                return earlier.subject
        return -1

    # ---- questions that rules ask
    def span(self, clause: Clause) -> tuple[int, int]:
        """Shadow span of a clause without the punctuation at its ends."""
        inside = [i for i in clause.tokens if self.tokens[i].is_word or self.tokens[i].slot >= 0]
        inside = inside or clause.tokens
        return self.tokens[inside[0]].start, self.tokens[inside[-1]].end

    def lows(self, clause: Clause) -> list[str]:
        """The words of a clause; a mention is the empty string."""
        return ["" if self.tokens[i].slot >= 0 else self.tokens[i].low for i in clause.tokens]

    def clause_of(self, token: int) -> int:
        """Number of the clause that holds a token, or -1."""
        for number, clause in enumerate(self.clauses):
            if token in clause.tokens:
                return number
        return -1


_OBJECT_CONTROL = frozenset(
    [
        "adviseren",
        "verzoeken",
        "vragen",
        "bevelen",
        "roepen",
        "dragen",
        "verplichten",
        "verwachten",
        "dringen",
        "machtigen",
        "mandateren",
        "eisen",
        "stellen",
    ]
)
CONTROLLING = _OBJECT_CONTROL - {"dragen", "roepen", "stellen", "verwachten"} | {"raden"}
"""Verbs whose object acts in the infinitive that follows them."""
_TIME_HEADS = frozenset(
    [
        "jaar",
        "maand",
        "week",
        "dag",
        "jaren",
        "maanden",
        "weken",
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
        "voorjaar",
        "najaar",
        "zomer",
        "winter",
        "herfst",
        "periode",
        "keer",
        "moment",
    ]
)


def parse(
    text: str, start: int, end: int, slots: Sequence[Slot], numbers: Sequence[int], extra: tuple[str, ...]
) -> ParsedSentence:
    """Parse ``text[start:end]``; ``numbers`` are the mentions (positions in ``slots``) inside it, in order."""
    tokens = tokenize(text, start, end, [(number, slots[number]) for number in numbers], extra)
    return ParsedSentence(text, tokens, slots)


# ---------------------------------------------------------------- clauses
@dataclass
class _Piece:
    tokens: list[int]
    opener: str  # punctuation or word that opened it
    intro: str = ""


def _clauses(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> list[Clause]:
    inside = {i for c in chunks if len(c.slots) > 1 for i in range(c.first + 1, c.last)}
    inside |= {i for c in chunks if c.slots for i in range(c.first + 1, c.last)}
    return _merge(tokens, chunks, _pieces(tokens, inside))


def _pieces(tokens: Sequence[Token], inside: set[int]) -> list[_Piece]:
    pieces = [_Piece([], "")]
    for index, token in enumerate(tokens):
        if index in inside or token.slot >= 0:
            pieces[-1].tokens.append(index)
            continue
        cut = _cut_before(tokens, index)
        if cut == "drop":
            pieces.append(_Piece([], token.low))
            continue
        if cut == "keep":
            if pieces[-1].tokens:
                pieces.append(_Piece([], ""))
            pieces[-1].intro = pieces[-1].intro or token.low
        pieces[-1].tokens.append(index)
    return [piece for piece in pieces if piece.tokens]


def _cut_before(tokens: Sequence[Token], index: int) -> str:
    """'drop' at punctuation, 'keep' where the word itself opens a clause, '' inside a clause."""
    word = tokens[index].low
    if word in _BREAKS:
        return "drop"
    after_break = index == 0 or tokens[index - 1].low in _BREAKS
    if word == "als":
        return "keep" if _verb_ahead(tokens, index) and not _noun_role(tokens, index) else ""
    if word == "om":
        return "keep" if _infinitive_ahead(tokens, index) else ""
    if word in ("dat", "die") and index and tokens[index - 1].low in ("sinds", "als", "of", "omdat", "toen", "zonder"):
        return ""
    if (
        word == "sinds"
        and index
        and index + 1 < len(tokens)
        and tokens[index + 1].low in ("dat", "wij", "we", "zij", "er")
    ):
        return "keep"
    if word in ("dat", "die"):
        return (
            "keep"
            if index
            and (
                after_break
                or tokens[index - 1].slot >= 0
                or (tokens[index - 1].is_word and tokens[index - 1].low not in words("prepositions"))
                or (word == "dat" and _opens_dat(tokens, index))
            )
            and _verb_ahead(tokens, index)
            else ""
        )
    if word == "of":
        return "keep" if _clause_ahead(tokens, index) else ""
    if word in ("wie", "wat", "hoe", "toen", "sinds"):
        return (
            "keep"
            if _verb_ahead(tokens, index)
            and index
            and (after_break or tokens[index - 1].is_verb or word in ("wie", "hoe", "wat"))
            else ""
        )
    if index + 1 < len(tokens) and tokens[index + 1].low == "wie" and after_break and word in words("prepositions"):
        return "keep" if index and _verb_ahead(tokens, index + 1) else ""
    if word == "wie" and index and tokens[index - 1].low in words("prepositions"):
        return ""
    if word in ("zonder", "door") and _bare_infinitive_ahead(tokens, index):
        return "keep"
    if word in words("subordinators"):
        return "keep" if _verb_ahead(tokens, index) else ""
    if word in ("en", "maar", "want", "doch", "dus") and index:
        return "keep" if _coordinates(tokens, index) else ""
    return ""


def _opens_dat(tokens: Sequence[Token], index: int) -> bool:
    """'sluit niet uit dat zij ...': a subject right behind 'dat', so that the word before it is a verb particle."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.slot >= 0 or following.low in words("pronouns") or following.low in words("determiners")


def _ahead(tokens: Sequence[Token], index: int, limit: int = 30) -> list[Token]:
    found: list[Token] = []
    for token in tokens[index + 1 : index + limit]:
        if token.low in (",", ";", ":", "–") and token.slot < 0:
            break
        found.append(token)
    return found


def _verb_ahead(tokens: Sequence[Token], index: int) -> bool:
    ahead = tokens[index + 1 : index + 40]
    return any(t.is_finite or t.is_infinitive for t in ahead)


def _clause_ahead(tokens: Sequence[Token], index: int) -> bool:
    """'of de verbeteringen zijn doorgevoerd': a group first, its finite verb later in the stretch."""
    ahead = _ahead(tokens, index)
    return (
        any(t.is_finite for t in ahead[1:])
        and bool(ahead)
        and (
            ahead[0].slot >= 0
            or ahead[0].low in words("determiners")
            or ahead[0].low in words("pronouns")
            or ahead[0].low in ("er", "en", "hiervoor", "daarmee", "in", "bij", "op", "voor", "deze")
        )
    )


def _noun_role(tokens: Sequence[Token], index: int) -> bool:
    """'als opdrachtgever', 'als eerste': no finite verb before the next break."""
    ahead = _ahead(tokens, index, 14)
    if not any(t.is_verb for t in ahead[1:]):
        return True
    return len(ahead) > 1 and ahead[1].is_verb and ahead[0].slot < 0 and ahead[0].low not in words("pronouns")


def _infinitive_ahead(tokens: Sequence[Token], index: int) -> bool:
    ahead = _ahead(tokens, index)
    for first, second in pairwise(ahead):
        if first.low == "te" and second.is_word:
            return True
        if first.is_finite and not first.is_infinitive:
            return False
    return any("te" in t.low[1:-4] and t.is_infinitive for t in ahead)


def _bare_infinitive_ahead(tokens: Sequence[Token], index: int) -> bool:
    """'door dit te delen', not 'door X gevraagd om dit te delen'."""
    for token in _ahead(tokens, index):
        if token.low == "te":
            return True
        if token.low == "om" or token.is_participle or token.is_finite:
            return False
    return False


def _coordinates(tokens: Sequence[Token], index: int) -> bool:
    """Whether 'en' joins clauses: a finite verb on both sides before the next break."""
    left = False
    recent = tokens[max(0, index - 30) : index]
    if any(t.after_te for t in recent) and any(t.after_te or _glued_te(t) for t in _ahead(tokens, index, 20)):
        return not any(t.is_finite for t in _ahead(tokens, index, 20))
    for token in reversed(tokens[max(0, index - 40) : index]):
        if token.low in (";", ":"):
            break
        if token.is_finite:
            left = True
            break
    if not left:
        return False
    for token in _ahead(tokens, index, 25):
        if token.slot < 0 and (token.low in words("subordinators") or token.low in ("en", "maar")):
            return False
        if token.is_finite:
            return True
    return False


def _has_finite(tokens: Sequence[Token], piece: _Piece) -> bool:
    return any(tokens[i].is_finite for i in piece.tokens)


def _merge(tokens: Sequence[Token], chunks: Sequence[Chunk], pieces: list[_Piece]) -> list[Clause]:
    clauses: list[Clause] = []
    for piece in pieces:
        verbal = _has_finite(tokens, piece) or any(tokens[i].is_infinitive for i in piece.tokens)
        target = _resumes(tokens, clauses, piece, verbal)
        if target >= 0:
            clauses[target].tokens.extend(piece.tokens)
            clauses[target].tokens.sort()
            continue
        clauses.append(_clause(tokens, chunks, clauses, piece))
        _give_back(tokens, clauses, piece)
    return clauses


def _give_back(tokens: Sequence[Token], clauses: list[Clause], piece: _Piece) -> None:
    """'starten in de regio's die hieronder vallen | verscherpt toezicht': after its verbs a tight relative clause
    is over."""
    clause = clauses[-1]
    if clause.kind != "relative" or piece.opener or clause.parent < 0:
        return
    verbs = [n for n, i in enumerate(clause.tokens) if tokens[i].is_verb and n > 1]
    if not verbs:
        return
    last = verbs[0]
    while last + 1 in verbs or (last + 2 in verbs and tokens[clause.tokens[last + 1]].low == "te"):
        last += 1
    rest = clause.tokens[last + 1 :]
    first = tokens[rest[0]] if rest else None
    if first is None or first.low in words("prepositions") or not (first.is_word or first.slot >= 0) or len(rest) < 3:
        return
    clause.tokens = clause.tokens[: last + 1]
    clauses[clause.parent].tokens.extend(rest)


def _resumes(tokens: Sequence[Token], clauses: list[Clause], piece: _Piece, verbal: bool) -> int:
    """The earlier clause that a piece goes on with, or -1 where it is a clause of its own."""
    if not clauses or piece.opener in (";", ":"):
        return -1
    if piece.intro:
        return -1
    last = len(clauses) - 1
    if _participial(tokens, piece):
        return -1
    if not verbal:
        if (
            clauses[last].kind in ("relative", "sub")
            and _clause_has_finite(tokens, clauses[last])
            and piece.opener in (")", "–", "—")
        ):
            return max(0, clauses[last].parent)
        return last
    if not _clause_has_finite(tokens, clauses[last]) and clauses[last].kind != "infinitive":
        return last
    opening = tokens[piece.tokens[0]]
    if opening.is_verb and clauses[last].kind != "main":
        for number in range(last - 1, -1, -1):
            if clauses[number].kind == "main" and not _clause_has_finite(tokens, clauses[number]):
                return number
    return -1


def _clause_has_finite(tokens: Sequence[Token], clause: Clause) -> bool:
    return any(tokens[i].is_finite for i in clause.tokens)


def _clause(tokens: Sequence[Token], chunks: Sequence[Chunk], clauses: list[Clause], piece: _Piece) -> Clause:
    intro = piece.intro
    parent = len(clauses) - 1
    antecedent = _antecedent(tokens, chunks, piece)
    if _participial(tokens, piece) and antecedent >= 0 and not _has_finite(tokens, piece):
        if clauses and clauses[-1].kind == "relative" and clauses[-1].intro == "die" and clauses[-1].finite < 0:
            antecedent = clauses[-1].antecedent if _participial_clause(tokens, clauses[-1]) else antecedent
        return Clause(piece.tokens, "relative", "die", parent, antecedent=antecedent)
    if intro in ("om", "zonder", "door") and not _has_finite(tokens, piece):
        return Clause(piece.tokens, "infinitive", intro, parent)
    if (
        intro in _RELATIVE
        and antecedent >= 0
        and (intro == "die" or chunks[antecedent].last == piece.tokens[0] or piece.opener == ",")
    ):
        return Clause(piece.tokens, "relative", intro, parent, antecedent=antecedent)
    if len(piece.tokens) > 1 and tokens[piece.tokens[1]].low == "wie" and antecedent >= 0 and intro:
        return Clause(piece.tokens, "relative", f"waar{intro}", parent, antecedent=antecedent)
    if intro in _WHERE and antecedent >= 0:
        return Clause(piece.tokens, "relative", intro, parent, antecedent=antecedent)
    if intro and intro not in words("coordinators"):
        return Clause(piece.tokens, "sub", intro, parent)
    if clauses and intro in ("en", "maar", "of") and clauses[-1].kind == "sub" and _verb_last(tokens, piece):
        return Clause(piece.tokens, "sub", clauses[-1].intro, clauses[-1].parent)
    if (
        clauses
        and intro in ("en", "maar", "of")
        and clauses[-1].kind == "infinitive"
        and not _has_finite(tokens, piece)
    ):
        return Clause(piece.tokens, "infinitive", clauses[-1].intro, clauses[-1].parent)
    if not _has_finite(tokens, piece) and _te_infinitive(tokens, piece):
        return Clause(piece.tokens, "infinitive", "te", parent)
    return Clause(piece.tokens, "main", intro, parent if intro or piece.opener in (",", ":") else -1)


def _participial(tokens: Sequence[Token], piece: _Piece) -> bool:
    """', gevestigd in X' and ', gefinancierd door X': a participle right after the comma, and no verb with it."""
    first = tokens[piece.tokens[0]]
    following = tokens[piece.tokens[1]].low if len(piece.tokens) > 1 and tokens[piece.tokens[1]].slot < 0 else ""
    return (
        piece.opener in (",", "(", "–", "-")
        and first.is_participle
        and following in words("prepositions")
        and not any(tokens[i].is_finite for i in piece.tokens[1:])
    )


def _participial_clause(tokens: Sequence[Token], clause: Clause) -> bool:
    return tokens[clause.tokens[0]].is_participle and not _clause_has_finite(tokens, clause)


def _glued_te(token: Token) -> bool:
    return token.is_infinitive and "te" in token.low[2:-4] and not token.auxiliary


def _verb_last(tokens: Sequence[Token], piece: _Piece) -> bool:
    verbs = [n for n, i in enumerate(piece.tokens) if tokens[i].is_verb]
    return bool(verbs) and verbs[0] > 1 and verbs[-1] >= len(piece.tokens) - 2


def _te_infinitive(tokens: Sequence[Token], piece: _Piece) -> bool:
    return any(tokens[i].is_infinitive and i and tokens[i - 1].low == "te" for i in piece.tokens)


def _antecedent(tokens: Sequence[Token], chunks: Sequence[Chunk], piece: _Piece) -> int:
    """The noun group right before a piece (a comma may stand between)."""
    first = piece.tokens[0]
    for number in range(len(chunks) - 1, -1, -1):
        if chunks[number].last <= first and tokens[chunks[number].first].low not in _BREAKS:
            between = tokens[chunks[number].last : first]
            return (
                number if all(t.low in (",", ")", "(", "-") or t.low in words("prepositions") for t in between) else -1
            )
    return -1


def particles_of(reading: ParsedSentence, clause: Clause) -> frozenset[str]:
    """Separated verb particles that stand in the clause without a group of their own ('draagt ... over')."""
    taken = {c.first - 1 for c in reading.chunks if c.prep}
    return frozenset(
        reading.tokens[i].low
        for i in clause.tokens
        if reading.tokens[i].slot < 0 and reading.tokens[i].low in PARTICLES and i not in taken
    )
