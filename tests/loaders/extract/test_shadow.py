"""The shadow: what it changes, and the laws of the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.shadow import Shadow

TEXTS = st.text(alphabet=st.sampled_from("abE -\n\r\t\u00ad\u200b\ufeff\ufb01é²e\u0301\u00a0…’1"), max_size=40)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\ufeffDe inspec-\ntie", "De inspectie"),
        ("De inspec-\r\n  tie\r\nkomt", "De inspectie\nkomt"),
        ("bij- en nascholing", "bij- en nascholing"),
        ("bij-\nen nascholing", "bij-\nen nascholing"),
        ("Noord-\nHolland", "Noord-Holland"),
        ("Noord- en\nMidden-Dal", "Noord- en\nMidden-Dal"),
        ("jeugd-\nggz", "jeugd-ggz"),
        ("IGJ-\nrapport", "IGJ-rapport"),
        ("jeugd\u00adzorg\u200b", "jeugdzorg"),
        ("jeugd\u00ad\nzorg", "jeugdzorg"),
        ("\ufb01nancier\u00a0en", "financier en"),
        ("e\u0301e\u0301n", "één"),
        ("Veilig Thuis² meldt", "Veilig Thuis  meldt"),
        ("een plan -\nmaar niet nu", "een plan -\nmaar niet nu"),
    ],
)
def test_normalisation(source: str, expected: str) -> None:
    assert Shadow.of(source).text == expected


def test_span_over_a_broken_word_is_the_text_as_it_stands() -> None:
    source = "Hier jeugdbescher-\r\nming Brabant nu"
    shadow = Shadow.of(source)
    start = shadow.text.index("jeugdbescherming")
    assert shadow.quote(start, start + len("jeugdbescherming Brabant")) == "jeugdbescher-\r\nming Brabant"
    assert shadow.quote(start, start + len("jeugdbescher")) == "jeugdbescher"
    assert shadow.to_shadow(*shadow.to_source(start, start + 16)) == (start, start + 16)


@given(TEXTS, st.data())
def test_every_shadow_span_has_source(source: str, data: st.DataObject) -> None:
    shadow = Shadow.of(source)
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    first, last = shadow.to_source(start, end)
    assert 0 <= first <= last <= len(source)
    assert (first < last) == (start < end)
    covered = shadow.to_shadow(first, last)
    if start < end:
        assert covered[0] <= start and covered[1] >= end
        assert shadow.to_source(*covered) == (first, last)


@given(TEXTS)
def test_monotone(source: str) -> None:
    shadow = Shadow.of(source)
    starts = [shadow.to_source(i, i)[0] for i in range(len(shadow.text) + 1)]
    ends = [shadow.to_source(0, i)[1] for i in range(1, len(shadow.text) + 1)]
    back = [shadow.to_shadow(i, i)[0] for i in range(len(source) + 1)]
    assert starts == sorted(starts) and ends == sorted(ends) and back == sorted(back)


@given(TEXTS)
def test_every_source_span_lies_in_the_shadow(source: str) -> None:
    shadow = Shadow.of(source)
    for start in range(len(source) + 1):
        for end in range(start, len(source) + 1):
            first, last = shadow.to_shadow(start, end)
            assert 0 <= first <= last <= len(shadow.text)


@given(st.text(alphabet="abc .,\n", max_size=60))
def test_plain_text_is_untouched(source: str) -> None:
    shadow = Shadow.of(source)
    assert shadow.text == source
    assert shadow.to_source(0, len(source)) == (0, len(source))
