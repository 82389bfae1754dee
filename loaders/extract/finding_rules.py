"""The finding rules as data: loads ``rules/findings.yaml`` and compiles its patterns once."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from loaders.extract.beginnings import Filter
from loaders.extract.polarity import Operators
from loaders.extract.quantities import NUMBER, UNIT

_WORDS = r"(?:[\w'’/-]+ ){0,4}"
_QUESTION = re.compile(r"\?[\"'”’»)\]\s]*$")


@dataclass(frozen=True)
class FindingRule:
    """One rule; ``needs`` and ``blocks`` are looked for in the whole sentence and the finding's part of it. A ``weak``
    one gives way to any other kind that the same words state."""

    id: str
    kind: str
    sense: str
    pattern: re.Pattern[str]
    confidence: float
    needs: re.Pattern[str] | None = None
    blocks: re.Pattern[str] | None = None
    weak: bool = False
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """All finding rules, the states around them and the stems one of which every finding holds."""

    rules: tuple[FindingRule, ...]
    operators: Operators
    trigger: re.Pattern[str]
    filter: Filter

    def applies(self, low: str) -> bool:
        """Whether a lower-cased sentence can state a finding: no question, norm or definition."""
        return bool(self.trigger.search(low) and not _QUESTION.search(low) and not self.operators["norm"].search(low))


def _compile(pattern: str) -> str:
    return pattern.replace("~", _WORDS).replace("<N>", NUMBER).replace("<T>", UNIT)


def _rule(data: dict[str, Any]) -> FindingRule:
    joined = "|".join(_compile(pattern) for pattern in data["patterns"])
    return FindingRule(
        id=data["id"],
        kind=data["kind"],
        sense=data["sense"],
        pattern=re.compile(rf"(?<![\w-])(?:{joined})(?!\w)"),
        confidence=float(data["confidence"]),
        needs=re.compile(_compile(data["needs"])) if data.get("needs") else None,
        blocks=re.compile(_compile(data["blocks"])) if data.get("blocks") else None,
        weak=bool(data.get("weak")),
        match=tuple(data.get("match") or ()),
        no_match=tuple(data.get("not") or ()),
    )


@cache
def load_rules() -> Rules:
    """The rules of ``rules/findings.yaml``."""
    text = resources.files("loaders.extract.rules").joinpath("findings.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    operators = Operators({name: re.compile(_compile(pattern)) for name, pattern in data["operators"].items()})
    rules = tuple(_rule(rule) for rule in data["rules"])
    filter_ = Filter(["|".join(map(_compile, rule["patterns"])) for rule in data["rules"]])
    return Rules(rules, operators, re.compile(data["trigger"]), filter_)


def finding_rules() -> tuple[FindingRule, ...]:
    """All finding rules, for tests and for ``explain``."""
    return load_rules().rules
