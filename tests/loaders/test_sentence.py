"""The sentence around a quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.sentence import WINDOW, context


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        ("Eerst dit. De GI wacht op de Raad. Dan dat.", "wacht op", "De GI ", " de Raad."),
        ("De GI wacht op de Raad", "wacht op", "De GI ", " de Raad"),
        ("Kop\n\nDe GI wacht.\n\nVolgende", "wacht", "De GI ", "."),
        ("Kop\n \nDe GI wacht\n \nVolgende", "wacht", "De GI ", ""),
        ("'Klaar.' De GI wacht op 'de Raad.' En door.", "wacht", "De GI ", " op 'de Raad.'"),
        ("Eerst. De GI wacht. En door.", "De GI wacht.", "", ""),
        ("De GI\nwacht op\nde Raad. Klaar.", "wacht", "De GI\n", " op\nde Raad."),
        ("Blad een\fDe GI wacht\fBlad drie", "wacht", "De GI ", ""),
    ],
)
def test_context(text: str, quote: str, before: str, after: str) -> None:
    start = text.index(quote)
    assert context(text, start, start + len(quote)) == (before, after)


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "woord " * 200 + "HIER" + " woord" * 200
    start = text.index("HIER")
    before, after = context(text, start, start + 4)
    assert len(before) <= WINDOW and len(after) <= WINDOW
    assert before.startswith("woord") and after.endswith("woord")


@given(st.text("ab .!?\n\f'\"", max_size=80), st.data())
def test_context_is_the_text_around_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = context(text, start, end)
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
