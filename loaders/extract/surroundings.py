"""Parts of a statement that are no group of its clause: dependent clauses, what came before, who is spoken to."""

from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, Arguments, Context
from loaders.extract.frames import Frame
from loaders.extract.grammar import Clause, ParsedSentence
from loaders.extract.phrases import NounPhrases

ADVISERS = ("inspectie", "onderzoeksbureau")
"""Kinds of organisation that investigate and advise by profession."""
_CASES = frozenset(
    [
        "zaak",
        "zaken",
        "dossier",
        "dossiers",
        "casus",
        "casussen",
        "gezinnen",
        "gezin",
        "maatregelen",
        "cliënten",
        "kinderen",
        "meldingen",
        "jeugdigen",
    ]
)


class Surroundings:
    """What surrounds the clauses of one sentence."""

    def __init__(self, parsed: ParsedSentence, context: Context, arguments: Arguments, phrases: NounPhrases) -> None:
        self.parsed = parsed
        self.context = context
        self.arguments = arguments
        self.phrases = phrases

    def parts(self, frame: Frame, clause: Clause, noun: int) -> Iterator[tuple[str, Sequence[Actor]]]:
        """Parts that are not groups of the clause: a dependent question, the subject around a noun, what came
        before."""
        keys = {name for name, _ in frame.roles}
        if "hoe" in keys:
            for child in self.parsed.clauses:
                weighing = child.intro == "of" and not any(a.type in ADVISERS for a in self.agent(clause))
                if (
                    child.parent >= 0
                    and self.parsed.clauses[child.parent] is clause
                    and not weighing
                    and (child.intro in ("hoe", "of", "wat", "in"))
                ):
                    yield "hoe", self.arguments.subject(child)
        if "dat" in keys:
            number = self.parsed.clauses.index(clause)
            for child in self.parsed.clauses:
                if child.parent == number and child.kind == "sub" and child.intro == "dat":
                    yield "dat", self.arguments.subject(child)
        if "clause-subject" in keys:
            yield "clause-subject", self.agent(clause)
        if "before-copula" in keys and any(self.parsed.tokens[i].auxiliary == "be" for i in clause.verbs):
            yield "before-copula", self.arguments.subject(clause)
        if "before" in keys and noun >= 0:
            yield "before", self.phrases.apposition(noun)
        if "holder" in keys and noun >= 0:
            yield "holder", self.phrases.holder(noun, clause)
        if "actor" in keys:
            yield "actor", self._maker(clause, noun)
        if "adviser" in keys:
            yield "adviser", self.context.adviser
        about_cases = clause.subject >= 0 and self.parsed.chunks[clause.subject].head in _CASES
        if "topic" in keys and about_cases:
            yield "topic", self.context.topic
        if "last" in keys and clause.passive and clause.subject < 0:
            yield "last", self.context.last_subject
        if "case-holder" in keys and clause.passive and about_cases:
            yield "case-holder", self.context.last_subject or self.context.topic
        if "owner" in keys and noun >= 0:
            yield "owner", self.phrases.owner(noun, clause)
        if "discourse" in keys and clause.subject >= 0:
            head = self.parsed.chunks[clause.subject]
            if head.head in frame.with_ and not head.slots and len(head.label) <= 2:
                yield "discourse", self.context.last_subject or self.context.topic
        if "agentless" in keys and clause.passive:
            yield "agentless", self.context.adviser
        if "client" in keys:
            yield "client", self.context.client
        if "earlier" in keys:
            yield "earlier", self._earlier(clause)
        if "report" in keys and set(self.parsed.lows(clause)) & (frame.with_object or frame.with_):
            yield "report", self.context.report
        if "speaker-of" in keys and self.parsed.tokens[0].low in ("ons", "onze"):
            yield "speaker-of", [Actor(one, kind, *self.parsed.span(clause)) for one, kind in self.context.speakers]

    def _earlier(self, clause: Clause) -> Sequence[Actor]:
        """The subject of the clause before in the sentence ('Ziet de Raad geen grond, dan gaat het gezin ...')."""
        number = self.parsed.clauses.index(clause)
        return self.arguments.subject(self.parsed.clauses[number - 1]) if number else []

    def agent(self, clause: Clause) -> Sequence[Actor]:
        if not clause.passive:
            return self.arguments.subject(clause)
        return next((actors for _, keys, actors in self.arguments.fillers(clause) if "door" in keys), [])

    def _maker(self, clause: Clause, noun: int) -> Sequence[Actor]:
        """Who works 'in opdracht van': the agent, the subject, or the maker named beside the subject ('onderzoek
        van X')."""
        agent = self.agent(clause)
        if agent:
            return agent
        if clause.subject >= 0:
            for number, item in enumerate(self.parsed.chunks):
                if item.governor == clause.subject and item.prep in ("van", "door") and number != noun + 1:
                    return self.arguments.of_chunk(number)
        return []
