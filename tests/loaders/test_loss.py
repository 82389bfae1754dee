from loaders.annotations import Annotations, Finding, Mention, Relation
from loaders.document import Document
from loaders.loss import NAME, SENTENCE, losses

TEXT = (
    "Rapport\n\nWij spraken met Stichting Nergenshuis en met NHZ. Jan de Vries was erbij.\n"
    "De gemeente Zeist en Veilig Thuis Utrecht melden een wachtlijst. De gemeente Zeist groet Veilig Thuis Utrecht."
)


def mention(surface: str, kind: str, canonical: str, occurrence: int = 0) -> Mention:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(surface, start + 1)
    return Mention(kind, surface, start, start + len(surface), canonical)


MENTIONS = tuple(
    mention(surface, kind, canonical, n)
    for n in (0, 1)
    for surface, kind, canonical in (
        ("gemeente Zeist", "gemeente", "gemeente-zeist"),
        ("Veilig Thuis Utrecht", "veilig_thuis", "veilig-thuis-utrecht"),
    )
)
DOCUMENT = Document("map/a.txt", "a", TEXT, "")


def test_what_was_not_understood_is_named_with_its_place() -> None:
    found = losses(DOCUMENT, Annotations("a", MENTIONS))
    assert [(loss.kind, loss.text) for loss in found] == [
        (NAME, "Stichting Nergenshuis"),
        (NAME, "NHZ"),
        (SENTENCE, "De gemeente Zeist en Veilig Thuis Utrecht melden een wachtlijst."),
    ]
    assert all(TEXT[loss.start : loss.end] == loss.text for loss in found)


def test_a_sentence_that_gave_a_statement_is_no_loss() -> None:
    start = TEXT.index("De gemeente")
    finding = Finding("waiting_list", "problem", start, start + 20)
    relation = Relation("gemeente-zeist", "cooperates_with", "veilig-thuis-utrecht", (start, start + 20))
    for given in (Annotations("a", MENTIONS, (), (finding,)), Annotations("a", MENTIONS, (relation,))):
        assert not [loss for loss in losses(DOCUMENT, given) if loss.kind == SENTENCE]


def test_persons_are_not_in_the_report() -> None:
    assert "Vries" not in " ".join(loss.text for loss in losses(DOCUMENT, Annotations("a", MENTIONS)))


def test_a_sentence_inside_a_long_statement_is_not_lost() -> None:
    text = "De gemeente Zwolle en Karakter vinden de overdracht onduidelijk."
    mentions = (
        Mention("gemeente", "gemeente Zwolle", 3, 18, "gemeente-zwolle"),
        Mention("jeugdhulpaanbieder", "Karakter", 22, 30, "karakter"),
    )
    document = Document("a.txt", "a", text, "0")
    kinds = [loss.kind for loss in losses(document, Annotations("a", mentions))]
    assert SENTENCE in kinds
    # the longer span comes first: what lies after the shorter one is covered all the same
    for spans in ([(0, len(text)), (0, 2)], [(0, 1), (40, 50)]):
        stated = tuple(Finding("delay", "problem", start, end) for start, end in spans)
        found = losses(document, Annotations("a", mentions, (), stated))
        assert SENTENCE not in [loss.kind for loss in found]
