"""Sentences, headings, fields and rows."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.segment import MAX_SENTENCE, SentenceIndex, sentences


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    assert _texts("Dhr. P. Jansen e.a. kwamen o.a. uit Ede. Zij bleven.") == [
        "Dhr. P. Jansen e.a. kwamen o.a. uit Ede.",
        "Zij bleven.",
    ]


def test_wrapped_prose_is_read_across_lines() -> None:
    text = "De inspectie heeft dit jaar onderzoek gedaan naar de\nInspecties zelf en gaat vanaf\n1 juli verder."
    assert len(_texts(text)) == 1


def test_heading_before_prose_is_a_unit() -> None:
    found = sentences("Oordeel\nDe gemeente Ede koopt al jaren jeugdhulp in bij veel aanbieders in de regio.")
    assert [s.kind for s in found] == ["heading", "prose"]


def test_bullets_are_items_without_their_mark() -> None:
    found = sentences("Acties\n- Aan Ede: doe dit.\n- Aan Zeist: doe dat.")
    assert [s.kind for s in found] == ["heading", "item", "item"]


def test_fields_have_a_key() -> None:
    found = sentences("Van: college van B&W\nAan: gemeenteraad\nDatum: 3 juni 2024")
    assert [(s.kind, s.key) for s in found] == [("field", "Van"), ("field", "Aan"), ("field", "Datum")]


def test_rows_have_all_cells() -> None:
    text = "opdrachtgever;opdrachtnemer;dienst\nEde;Pluryn;\nZeist;Enver;pleegzorg"
    rows = sentences(text)
    assert [s.kind for s in rows] == ["row", "row", "row"]
    assert [text[a:b] for a, b in rows[1].cells] == ["Ede", "Pluryn", ""]


def test_a_book_in_one_line_is_cut() -> None:
    assert max(s.end - s.start for s in sentences("woord " * 5000)) <= MAX_SENTENCE


@given(st.text(alphabet="ab. \n;:-AB1", max_size=200))
def test_spans_are_ordered_and_trimmed(text: str) -> None:
    found = sentences(text)
    at = 0
    for sentence in found:
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[sentence.start].isspace()
        at = sentence.end


def test_index_finds_the_sentence() -> None:
    text = "Een zin. Nog een zin."
    index = SentenceIndex(sentences(text))
    assert (index.at(2), index.at(12), index.at(8)) == (0, 1, None)
