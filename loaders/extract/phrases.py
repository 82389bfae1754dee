"""Noun phrases as statements: what hangs on a noun, who is meant by a role noun ('opdrachtgever van X'), and the
participle before a noun ('de door X gefinancierde Y')."""

from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, Arguments
from loaders.extract.grammar import Clause, ParsedSentence
from loaders.extract.lexis import words

_SPEAKERS = frozenset(["onze", "ons", "mijn"])
_THEIRS = frozenset(["zijn", "haar", "hun", "diens"])
_COPULA = frozenset(["be", "become", "phase"])
_COPULA_LEMMAS = frozenset(["blijven", "vormen", "heten", "gelden", "worden"])
_NAMING = frozenset(
    ["wijzen", "aanwijzen", "benoemen", "schakelen", "huren", "hebben", "kiezen", "stellen", "zien", "krijgen", "nemen"]
)
_MARKS = frozenset([",", "(", "-", "–", "als", ":"])
_FARTHEST = 7


class NounPhrases:
    """The noun phrases of one parsed sentence."""

    def __init__(self, parsed: ParsedSentence, arguments: Arguments) -> None:
        self.parsed = parsed
        self.arguments = arguments

    # ---- what hangs on a noun
    def dependents(self, number: int, strict: bool = False) -> Iterator[tuple[str, list[Actor]]]:
        """The groups after a noun that hang on it, with their prepositions: no verb but a participle (``strict``:
        no verb at all), and no new group, may come between."""
        first = self.parsed.chunks[number].last
        for part, actors, place in self._hanging(number):
            if strict and any(t.is_verb for t in self.parsed.tokens[first : self.parsed.chunks[place].first]):
                return
            yield part, actors

    def last_dependent(self, number: int) -> int:
        """The number of the last group that hangs on a noun (the noun itself if there is none)."""
        return max((place for _, _, place in self._hanging(number)), default=number)

    def _hanging(self, number: int) -> Iterator[tuple[str, list[Actor], int]]:
        parsed = self.parsed
        last = parsed.chunks[number].last
        outer = ""
        for following in range(number + 1, min(number + _FARTHEST, len(parsed.chunks))):
            item = parsed.chunks[following]
            between = parsed.tokens[last : item.first]
            if not item.prep or any(_stops(t.low) or t.is_finite for t in between if t.slot < 0 and t.low != item.prep):
                return
            if item.slots:
                if not item.negated:
                    actors = self.arguments.of_chunk(following)
                    yield item.prep, actors, following
                    if outer and item.prep in ("van", "bij", "in", "door"):
                        yield outer, actors, following
            elif item.pronoun or item.label[:1] in (("onze",), ("ons",)):
                yield item.prep, self.arguments.of_chunk(following), following
            outer = item.prep if not item.slots else ""
            last = item.last

    def owner(self, number: int, clause: Clause) -> list[Actor]:
        """Who 'onze', 'zijn', 'haar' or 'hun' before a noun refers to."""
        item = self.parsed.chunks[number]
        word = item.label[0] if item.label else ""
        context = self.arguments.context
        if word in _SPEAKERS:
            return [Actor(one, kind, *self.parsed.span(clause)) for one, kind in context.speakers]
        if word not in _THEIRS:
            return []
        if clause.subject >= 0 and clause.subject != number and self.parsed.chunks[clause.subject].slots:
            return self.arguments.subject(clause)
        before = number - 1
        beside = before >= 0 and self.parsed.chunks[before].slots and self.parsed.chunks[before].last >= item.first - 2
        return self.arguments.of_chunk(before) if beside else list(context.last_subject)

    # ---- role nouns
    def holder(self, number: int, clause: Clause) -> Sequence[Actor]:
        """Who a role noun stands for: the name after it, an apposition, the other side of 'is', or 'als'."""
        if self.parsed.chunks[number].slots:
            return self.arguments.of_chunk(number)
        return (
            self.apposition(number) or self._behind(number) or self._copula(number, clause) or self._as(number, clause)
        )

    def apposition(self, number: int) -> Sequence[Actor]:
        """'X, opdrachtgever van Y' and 'X (opdrachtgever van Y)': X."""
        if number == 0 or self.parsed.chunks[number].prep not in ("", "als"):
            return []
        before = self.parsed.chunks[number - 1]
        between = self.parsed.tokens[before.last : self.parsed.chunks[number].first]
        adverbs = words("adverbs")
        if (
            before.slots
            and between
            and between[0].low in _MARKS
            and all(t.low in _MARKS or t.low in adverbs for t in between)
        ):
            return self.arguments.of_chunk(number - 1)
        return []

    def _behind(self, number: int) -> Sequence[Actor]:
        """'de opdrachtgever van Y, X': X."""
        last = self.last_dependent(number)
        if last + 1 >= len(self.parsed.chunks):
            return []
        after = self.parsed.chunks[last + 1]
        between = self.parsed.tokens[self.parsed.chunks[last].last : after.first]
        marked = len(between) == 1 and between[0].low in (",", "(", ":")
        return self.arguments.of_chunk(last + 1) if marked and after.slots and not after.prep else []

    def _copula(self, number: int, clause: Clause) -> Sequence[Actor]:
        parsed = self.parsed
        if not any(self._is_copula(i) for i in clause.verbs) or clause.passive:
            return []
        if clause.subject == number:
            after = [n for n in clause.chunks if n != number and parsed.chunks[n].slots and not parsed.chunks[n].prep]
            return self.arguments.of_chunk(after[0]) if after else []
        return self.arguments.subject(clause) if self._predicative(number) else []

    def _is_copula(self, index: int) -> bool:
        token = self.parsed.tokens[index]
        return token.auxiliary in _COPULA or any(f.lemma in _COPULA_LEMMAS and not f.particle for f in token.forms)

    def _predicative(self, number: int) -> bool:
        item = self.parsed.chunks[number]
        if item.prep in ("", "als"):
            return True
        before = self.parsed.chunks[number - 1] if number else None
        return item.prep == "van" and before is not None and before.label in (("een",), ("één",))

    def _as(self, number: int, clause: Clause) -> Sequence[Actor]:
        """'X treedt op als opdrachtgever', 'Y heeft X als opdrachtgever': X."""
        if self.parsed.chunks[number].prep != "als":
            return []
        if self.names_other(clause):
            named = [n for n in clause.chunks if n != clause.subject and self.parsed.chunks[n].slots]
            bare = [n for n in named if not self.parsed.chunks[n].prep]
            return self.arguments.of_chunk(bare[0]) if bare else []
        return self.arguments.subject(clause)

    def names_other(self, clause: Clause) -> bool:
        """Whether the verb gives its object a role ('wijst X aan als', 'heeft X als')."""
        lemmas = {f.lemma for i in clause.verbs for f in self.parsed.tokens[i].forms}
        having = any(self.parsed.tokens[i].auxiliary == "have" for i in clause.verbs) and not lemmas
        return not clause.passive and (bool(lemmas & _NAMING) or having)

    # ---- participles before a noun
    def attributive(self) -> Iterator[tuple[int, str, int, list[Actor]]]:
        """'de door X gefinancierde Y': (token of the participle, preposition, number of X's group, the actors Y)."""
        for number in range(1, len(self.parsed.chunks)):
            item, before = self.parsed.chunks[number], self.parsed.chunks[number - 1]
            if not (before.slots and before.prep and before.last == item.first) or item.prep or not item.label:
                continue
            if not item.label[0].endswith(("de", "te", "en")):
                continue
            yield item.first, before.prep, number - 1, self.arguments.of_chunk(number)


def _stops(word: str) -> bool:
    return word in (",", ";", ":", ".", "(", "en", "dat", "die")
