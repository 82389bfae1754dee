import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.derive import Fact, Period, Voices, direct, graphs_of, hull, is_fact, labels_of, name_of, period

dates = st.sampled_from([None, "2015", "2019", "2019-10", "2020-01-01"])
periods = st.tuples(dates, dates)
facts = st.builds(
    Fact,
    st.text("abcdef", min_size=1, max_size=4),
    st.integers(0, 100).map(lambda n: n / 100),
    periods,
    st.sampled_from([("document",), ("referentie",), ("oefening",)]),
)


@pytest.mark.parametrize(
    ("properties", "wanted"),
    [
        ({}, (None, None)),
        ({"tijd": "2019"}, ("2019", "2019")),
        ({"tijd": "2019-10"}, ("2019-10", "2019-10")),
        ({"tijd": "2019/2021"}, ("2019", "2021")),
        ({"tijd": "2019/.."}, ("2019", None)),
        ({"tijd": "../2021"}, (None, "2021")),
        ({"geldig_vanaf": "2015-01-01"}, ("2015-01-01", None)),
        ({"geldig_vanaf": "2015", "geldig_tot": "2018", "tijd": "2019"}, ("2015", "2018")),
    ],
)
def test_the_period_of_a_statement(properties: dict[str, str], wanted: Period) -> None:
    assert period(properties) == wanted


@pytest.mark.parametrize(
    ("given_periods", "wanted"),
    [
        ([], (None, None)),
        ([(None, None)], (None, None)),
        ([("2019", "2019"), (None, None)], ("2019", "2019")),
        ([("2019", "2019"), ("2021", "2021")], ("2019", "2021")),
        ([("2019", None), ("2021", "2022")], ("2019", None)),
        ([(None, "2019"), ("2021", "2022")], (None, "2022")),
        ([("2018", "2019-10"), ("2018", "2019")], ("2018", "2019")),
    ],
)
def test_the_hull_of_periods(given_periods: list[Period], wanted: Period) -> None:
    assert hull(given_periods) == wanted


@given(st.lists(facts, min_size=1, max_size=6, unique_by=lambda f: f.id), st.randoms())
def test_a_direct_relationship_does_not_depend_on_the_order(some: list[Fact], chance: object) -> None:
    shuffled = sorted(some, key=lambda f: hash((id(chance), f.id)))
    assert direct(some) == direct(shuffled)
    assert direct(some)["vertrouwen"] == max(f.confidence for f in some)
    assert direct(some)["beweringen"] == sorted(f.id for f in some)
    assert direct(some)["afgeleid"] is True


def test_only_what_is_affirmed_and_actual_is_a_fact() -> None:
    assert is_fact({"polariteit": "bevestigd", "modaliteit": "feitelijk"})
    assert not is_fact({"polariteit": "ontkend", "modaliteit": "feitelijk"})
    assert not is_fact({"polariteit": "bevestigd", "modaliteit": "gepland"})


def test_the_name_of_the_lists_goes_first_then_the_longest_then_the_alphabet() -> None:
    assert name_of(Voices(reference_name="lijst", norm_name="norm", names=("een heel lange naam",))) == "lijst"
    assert name_of(Voices(norm_name="norm", names=("een heel lange naam",))) == "norm"
    assert name_of(Voices(names=("VT", "Veilig Thuis B", "Veilig Thuis A"))) == "Veilig Thuis A"
    assert name_of(Voices()) is None


def test_graphs_and_labels_are_those_of_who_speaks() -> None:
    voices = Voices(reference_classes=("Gemeente",), classes=("Samenwerkingsverband",), fictional=(True,))
    assert graphs_of(voices) == ["oefening", "referentie"]
    assert labels_of(("Actor", "class:gemeente"), voices) == {"Actor", "Gemeente", "Samenwerkingsverband", "Klasse"}
    assert labels_of(("Actor", "gemeente-zeist"), Voices(norm_classes=())) == {"Actor"}
    assert graphs_of(Voices(norm_classes=())) == ["norm"]
    assert graphs_of(Voices()) == []
