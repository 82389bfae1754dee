import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.beginnings import Filter, beginnings
from loaders.extract.finding_rules import load_rules


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"wachtlijst\w*", {"wachtlijst"}),
        (r"te laat|vertraging\w*", {"te laat", "vertraging"}),
        (r"(?:lag|lagen) (?:\w+ )?weken", {"lag", "lagen"}),
        (r"(?:nog )?geen plek", {"nog ", "geen plek"}),
        (r"(?:nog ){0,2}geen plek", set()),
        (r"vertraagd?", {"vertraag"}),
        (r"\d+ weken", set("0123456789")),
        (r"\d* weken", set()),
        (r"(?:a|(?:b|c)d)e", {"a", "b", "c"}),
        (r"[ab|]c|d", set()),
    ],
)
def test_beginnings_of_a_pattern(pattern: str, begins: set[str]) -> None:
    assert beginnings(pattern) == begins


def test_no_rule_is_passed_over_on_its_own_examples() -> None:
    rules = load_rules()
    for number, rule in enumerate(rules.rules):
        for example in (*rule.match, *rule.no_match):
            low = example.lower()
            if rule.pattern.search(low):
                assert number in rules.filter.possible(low), (rule.id, example)


WORDS = st.lists(
    st.sampled_from(["wacht", "wachtlijst", "te", "laat", "lag", "weken", "twee", "onwachtlijst"]), max_size=8
)


@given(WORDS)
def test_what_matches_is_never_passed_over(words: list[str]) -> None:
    patterns = [r"wachtlijst\w*", r"te laat", r"(?:lag|lagen) (?:\w+ )?weken", r"\w+ weken"]
    text = " ".join(words)
    possible = set(Filter(patterns).possible(text))
    for number, pattern in enumerate(patterns):
        if re.search(rf"(?<![\w-])(?:{pattern})(?!\w)", text):
            assert number in possible
