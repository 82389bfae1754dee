"""Who 'wij' is inside a quotation."""

from tests.loaders.extract.marked import Telling, relations_of


def _triples(marked: str, telling: Telling | None = None) -> set[tuple[str, str, str]]:
    return {(r.subject, r.type, r.object) for r in relations_of(marked, telling)}


def test_the_speaker_after_the_quotation() -> None:
    marked = '"Wij dragen zaken over aan het [lokaal_team|CJG]", zegt [gi|JBB]. Daarmee is alles gezegd.'
    assert ("JBB", "hands_over_to", "CJG") in _triples(marked)


def test_a_director_speaks_for_the_organisation() -> None:
    marked = (
        "Directeur [functionaris|Jan Vos] van [gi|JBB] maakt zich zorgen. "
        '"Wij werken niet samen met het [lokaal_team|CJG]", aldus [functionaris|Jan Vos].'
    )
    assert {("JBB", "cooperates_with", "CJG"), ("CJG", "cooperates_with", "JBB")} & _triples(marked)


def test_outside_quotations_we_is_the_sender() -> None:
    marked = '[gemeente|Ede] bericht. Wij financieren [gi|JBB]. "Dat is mooi", zegt [gi|JBB].'
    found = _triples(marked, Telling(speaker=("Ede",)))
    assert ("Ede", "finances", "JBB") in found
