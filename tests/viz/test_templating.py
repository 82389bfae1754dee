"""Text in pages stays text."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from viz.templating import read_vis_network, script_json, security_policy


@given(st.recursive(st.text() | st.integers() | st.none(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
@settings(deadline=None, max_examples=50)
def test_script_json_says_the_same_and_cannot_leave_its_element(value: object) -> None:
    text = str(script_json(value))
    assert not set(text) & set("<>&\u2028\u2029")
    assert text.encode("utf-8")
    assert json.loads(text) == value


def test_lone_surrogates_survive_as_escapes() -> None:
    assert json.loads(str(script_json("a\ud800b"))) == "a\ud800b"


def test_policy_allows_nothing_from_outside() -> None:
    policy = security_policy(["a"], ["b"])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy and "unsafe" not in policy and "script-src 'none'" in security_policy()


def test_the_drawing_library_can_be_inlined() -> None:
    source = read_vis_network().lower()
    # a carriage return would be changed by the browser, and the hash with it
    assert "</script" not in source and "<!--" not in source and "\r" not in source
