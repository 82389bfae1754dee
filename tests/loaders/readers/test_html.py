import pytest

from loaders.readers.html import read
from ontology.errors import ReadError

PAGE = """<!doctype html><html lang="nl-NL"><head><title>Site | Nieuws</title>
<meta name="DCTERMS.issued" content="2021-07-06"><meta property="og:site_name" content="Inspectie X">
<style>p {color: red}</style></head><body><nav><a href="/">Home</a></nav>
<main><h1>Toezicht  op de keten</h1><p>De <b>inspectie</b> houdt toezicht op
Jeugdbescherming Noord.</p><ul><li>Eerste</li><li>Tweede</li></ul>
<table><tr><th>van</th><th>naar</th></tr><tr><td>GI</td><td>aanbieder</td></tr></table><!-- niet -->
<script>alert(1)</script></main><footer>Cookies</footer></body></html>"""


def test_main_text_in_blocks() -> None:
    document = read("pagina.html", "pagina", PAGE.encode())
    assert document.text.split("\n\n") == [
        "Toezicht op de keten",
        "De inspectie houdt toezicht op Jeugdbescherming Noord.",
        "• Eerste",
        "• Tweede",
        "van ; naar",
        "GI ; aanbieder",
    ]


def test_metadata_comes_from_the_page() -> None:
    document = read("pagina.html", "pagina", PAGE.encode())
    assert (document.title, document.issued, document.publisher, document.language, document.media_type) == (
        "Toezicht op de keten", "2021-07-06", "Inspectie X", "nl", "text/html",
    )  # fmt: skip


def test_deep_nesting_is_read() -> None:
    text = read("diep.html", "diep", b"<div>" * 5_000 + b"tekst" + b"</div>" * 5_000).text
    assert text == "tekst"


def test_declared_character_set_and_wrong_declaration() -> None:
    right = '<meta charset="iso-8859-15"><p>coördinatie</p>'.encode("iso-8859-15")
    assert read("a.html", "a", right).text == "coördinatie"
    wrong = '<meta charset="ascii"><p>coördinatie</p>'.encode()
    document = read("b.html", "b", wrong)
    assert document.text == "coördinatie"
    assert "ascii" in document.notes[0]


def test_page_without_text() -> None:
    with pytest.raises(ReadError, match="geen leesbare tekst"):
        read("leeg.html", "leeg", b"<html><body><script>x</script></body></html>")
