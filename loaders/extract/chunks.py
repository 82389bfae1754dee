"""Noun groups: determiner, adjectives, nouns and mentions, with the preposition before them and the group they hang on.

Coordinated mentions ('X, Y en de Z') form one group; an alias in brackets joins the group of its name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.lexis import PARTICLES, words
from loaders.extract.tokens import Slot, Token

_ARGUMENTS = frozenset(["plaats", "document", "programma", "taak"])
_JOINERS = frozenset(["en", "of", "alsmede", "evenals", "&", "respectievelijk", "én", "/"])
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}-\d{1,2}-\d{4}")
_NEVER = frozenset(["er", "te", "zich", "elkaar"])
_REPEATED = frozenset(["van", "aan", "bij", "naar", "met", "door", "voor", "op", "tussen", "tegen"])
_LOOSE = (
    frozenset(["vast", "deel", "terecht", "open", "plaats", "kennis", "geen", "meer", "veel", "weinig", "anders"])
    & PARTICLES
)
_MONTHS = frozenset(
    [
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
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
    ]
)
_QUOTES = frozenset(["'", '"', "`", "’", "‘", "“", "”", "„"])
_LONGEST_LIST = 24


@dataclass
class Chunk:
    """A noun group. ``slots`` are the mentions at its head (none: an ordinary noun); ``head`` is its last noun.

    ``label`` holds the lower-cased words before the head mention ('voorzitter', 'jeugdhulporganisatie').
    ``governor`` is the
    number of the group it directly follows when it has a preposition, else -1. ``negated``: 'niet' contrasts this
    group only.
    """

    first: int
    last: int
    prep: str
    head: str
    slots: tuple[int, ...] = ()
    label: tuple[str, ...] = ()
    governor: int = -1
    pronoun: bool = False
    negated: bool = False

    @property
    def is_mention(self) -> bool:
        return bool(self.slots)


def is_preposition(word: str) -> bool:
    """Whether a word can govern a noun group ('als' in 'als opdrachtgever' counts)."""
    return word == "als" or word in words("prepositions")


def is_function(word: str) -> bool:
    """Whether a word stands outside every noun group."""
    if word in _NEVER or word in words("subordinators") or word in words("coordinators"):
        return True
    if word in words("determiners") or word in words("pronouns"):
        return False
    return word in words("prepositions") or word in words("adverbs")


def chunk(tokens: Sequence[Token], slots: Sequence[Slot]) -> list[Chunk]:
    """The noun groups of one sentence, in order, in one pass."""
    found: list[Chunk] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.slot < 0 and (not token.is_word or token.is_verb or _bars(tokens, index)):
            index += 1
            continue
        at = _label_end(tokens, index)
        label = tuple(t.low for t in tokens[index:at])
        dated = bool(label) and (_YEAR.fullmatch(label[-1]) is not None or label[-1] in _MONTHS)
        before = _before_filler(tokens, index)
        prep = (
            tokens[before].low if before >= 0 and tokens[before].slot < 0 and is_preposition(tokens[before].low) else ""
        )
        heads: list[int] = []
        if at < len(tokens) and tokens[at].slot >= 0 and not _closed(label) and not dated:
            at = _coordinated(tokens, slots, at, prep, heads)
        listed = _listed_under(tokens, found, index)
        if not prep and listed is not None:
            prep = listed.prep
        opening = before if prep else index
        adjoining = opening - 1 if prep and opening and tokens[opening - 1].low == "meer" else opening
        governor = len(found) - 1 if found and prep and found[-1].last == adjoining else -1
        head = label[-1] if label else ""
        pronoun = not heads and len(label) == 1 and label[0] in words("pronouns")
        found.append(Chunk(index, at, prep, head, tuple(heads), label, governor, pronoun, _contrast(tokens, opening)))
        index = max(at, index + 1)
    return found


def _listed_under(tokens: Sequence[Token], found: Sequence[Chunk], index: int) -> Chunk | None:
    """'met partners zoals X en Y': X and Y stand for the partners."""
    at = index - 1
    if not found or at < 1 or tokens[at].low not in ("zoals", "waaronder", "als"):
        return None
    last = found[-1]
    near = last.last == at or (last.last == at - 1 and tokens[at - 1].low == ",")
    return last if near and not last.slots and last.head in _VAGUE and last.prep else None


_VAGUE = frozenset(
    ["partners", "partijen", "organisaties", "instanties", "ketenpartners", "instellingen", "samenwerkingspartners"]
)


def _before_filler(tokens: Sequence[Token], index: int) -> int:
    """The token before a group, past 'onder meer', 'met name' and the like."""
    at = index - 1
    pair = (tokens[at - 1].low, tokens[at].low) if at >= 1 else ("", "")
    if pair in _FILLERS and at >= 2 and is_preposition(tokens[at - 2].low):
        return at - 2
    if (
        at >= 1
        and tokens[at].low in ("o.a", "bijvoorbeeld", "vooral", "zowel", "ook", "zoals")
        and is_preposition(tokens[at - 1].low)
    ):
        return at - 1
    return at


_NO_ALIAS = frozenset(
    ["voorheen", "vroeger", "eerder", "onderdeel", "voormalig", "voormalige", "oud", "v/h", "nu", "thans", "destijds"]
)
_FILLERS = frozenset([("onder", "meer"), ("onder", "andere"), ("met", "name"), ("in", "ieder"), ("ten", "minste")])


def _bars(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].low
    if index and (tokens[index - 1].low, word) in _FILLERS:
        return True
    if word == "meer" and index + 1 < len(tokens):
        after = tokens[index + 1]
        if after.slot < 0 and (not after.is_word or after.is_verb or is_preposition(after.low)):
            return True
    if word in ("dat", "die"):
        return index > 0
    return is_function(word) or (word in _LOOSE and _before_is_free(tokens, index))


def _before_is_free(tokens: Sequence[Token], index: int) -> bool:
    """A verb particle ('vast', 'deel') stands alone unless a determiner or preposition makes it part of a group."""
    before = tokens[index - 1].low if index and tokens[index - 1].slot < 0 else ""
    return before not in words("determiners") and before not in words("prepositions")


def _closed(label: tuple[str, ...]) -> bool:
    """A pronoun is a group by itself: 'vragen we | de Raad'."""
    return len(label) == 1 and label[0] in words("pronouns") and label[0] not in words("determiners")


def _label_end(tokens: Sequence[Token], first: int) -> int:
    at = first
    while at < len(tokens) and tokens[at].slot < 0:
        token = tokens[at]
        if not token.is_word or token.is_verb or (at > first and is_function(token.low)):
            break
        if at > first:
            before = tokens[at - 1].low
            if _YEAR.fullmatch(before) and token.low not in words("prepositions"):
                break
            if before in words("pronouns") and before not in words("determiners"):
                break
            if token.low in words("determiners") and before not in words("determiners") and not token.low.isdigit():
                break
            if token.low in words("pronouns") and token.low not in words("determiners"):
                break
        at += 1
    return at


def _contrast(tokens: Sequence[Token], opening: int) -> bool:
    """'..., niet op X' and 'noch X': the negation is of this group alone."""
    at = opening - 1
    if at < 0 or tokens[at].low not in ("niet", "noch", "meer"):
        return False
    if at >= 1 and (
        tokens[at].low == "noch" or (tokens[at].low == "niet" and tokens[at - 1].low in (",", "wel", "en"))
    ):
        return True
    if tokens[at].low == "meer" and (at < 1 or tokens[at - 1].low != "niet"):
        return False
    return _answered(tokens, opening)


def _answered(tokens: Sequence[Token], opening: int) -> bool:
    """'niet bij X, maar bij Y': the same preposition follows 'maar', and no verb comes between."""
    for index in range(opening + 1, min(opening + 14, len(tokens) - 1)):
        token = tokens[index]
        if token.is_finite and token.slot < 0:
            return False
        if token.slot < 0 and token.low == "maar":
            after = [t.low for t in tokens[index + 1 : index + 3]]
            return is_preposition(tokens[opening].low) and tokens[opening].low in after
    return False


def _coordinated(tokens: Sequence[Token], slots: Sequence[Slot], at: int, prep: str, heads: list[int]) -> int:
    """Read the mentions joined to the one at ``at``; returns the token after the group."""
    heads.append(tokens[at].slot)
    end = scan = _after_alias(tokens, _after_quote(tokens, at + 1))
    pending: list[int] = []
    both = any(t.low == "zowel" for t in tokens[max(0, at - 4) : at])
    while len(heads) + len(pending) < _LONGEST_LIST:
        item = _next_item(tokens, scan, prep, both)
        if item is None:
            if (
                pending
                and scan < len(tokens)
                and tokens[scan].slot < 0
                and tokens[scan].low == "en"
                and not _own_verb(tokens, scan)
            ):
                heads.extend(pending)
                end = scan
            break
        mention, joined = item
        if _argument(slots[tokens[mention].slot]) != _argument(slots[heads[0]]) or (
            joined and _own_verb(tokens, mention)
        ):
            break
        pending.append(tokens[mention].slot)
        scan = _after_alias(tokens, _after_quote(tokens, mention + 1))
        if joined:
            heads.extend(pending)
            pending, end = [], scan
    return end


def _argument(slot: Slot) -> str:
    return slot.type if slot.type in _ARGUMENTS else ""


def _own_verb(tokens: Sequence[Token], mention: int) -> bool:
    """Whether 'en X' opens a clause of its own: a verb follows, and the clause so far has had its verb."""
    after = mention + 1
    if after >= len(tokens) or not tokens[after].is_finite:
        return False
    for token in reversed(tokens[max(0, mention - 40) : mention]):
        if token.low in words("subordinators") or token.low in (";", ":", "of"):
            return False
        if token.is_finite:
            return tokens[mention].low.endswith(("n", "s")) or not _plural_verb(tokens[after])
    return False


def _plural_verb(token: Token) -> bool:
    """'en de Raad worden': a plural verb after one name belongs to the whole list before it."""
    return token.low in _PLURALS or (token.low.endswith("en") and not token.auxiliary)


_PLURALS = frozenset(
    ["worden", "zijn", "hebben", "waren", "werden", "hadden", "gaan", "kunnen", "zullen", "moeten", "willen", "mogen"]
)


def _next_item(tokens: Sequence[Token], at: int, prep: str, both: bool) -> tuple[int, bool] | None:
    """The next mention of a list, and whether an 'en' (not only a comma) joins it."""
    joined = separated = False
    if both and at < len(tokens) and tokens[at].low == "als":
        joined = separated = True
        at += 1
    if at < len(tokens) and tokens[at].low == "(":
        at = _after_remark(tokens, at)
    while at < len(tokens) and tokens[at].slot < 0 and (tokens[at].low in _JOINERS or tokens[at].low == ","):
        joined = joined or tokens[at].low in _JOINERS
        separated = True
        at += 1
    if at < len(tokens) and tokens[at].low == "ook" and joined:
        at += 1
    if not separated or at >= len(tokens):
        return None
    if joined and prep and tokens[at].low == prep and prep in _REPEATED:
        at += 1
    for _ in range(5):
        if at >= len(tokens):
            return None
        token = tokens[at]
        if token.slot >= 0:
            return at, joined
        if token.low in _QUOTES:
            at += 1
            continue
        if not token.is_word or token.is_verb or is_function(token.low) or token.low in words("we_pronouns"):
            return None
        at += 1
    return None


def _after_remark(tokens: Sequence[Token], at: int) -> int:
    """Skip '(als opdrachtgever voor X)' inside a list that goes on."""
    for end in range(at + 1, min(at + 14, len(tokens) - 1)):
        if tokens[end].slot < 0 and tokens[end].low == ")":
            following = tokens[end + 1]
            return end + 1 if following.slot < 0 and (following.low == "," or following.low in _JOINERS) else at
    return at


def _after_quote(tokens: Sequence[Token], at: int) -> int:
    """Skip a closing quotation mark when a list goes on after it."""
    ahead = at + 1
    goes_on = (
        ahead < len(tokens) and tokens[ahead].slot < 0 and (tokens[ahead].low in _JOINERS or tokens[ahead].low == ",")
    )
    return ahead if at < len(tokens) and tokens[at].low in _QUOTES and goes_on else at


def _after_alias(tokens: Sequence[Token], at: int) -> int:
    """Skip '(JBW)' and '(hierna: de inspectie)' after a name."""
    if at >= len(tokens) or tokens[at].low != "(":
        return at
    for end in range(at + 1, min(at + 9, len(tokens))):
        if tokens[end].low == ")":
            return end + 1
        if tokens[end].slot < 0 and (
            tokens[end].is_verb or is_preposition(tokens[end].low) or tokens[end].low in _NO_ALIAS
        ):
            return at
    return at
