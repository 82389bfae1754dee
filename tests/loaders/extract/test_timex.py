"""Time expressions."""

import pytest

from loaders.extract.timex import find_times, is_future


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in 2019", ["2019"]),
        ("op 2 februari 2023", ["2023-02-02"]),
        ("in oktober 2019", ["2019-10"]),
        ("vanaf 1 juli 2023", ["2023-07-01/.."]),
        ("tot 2015", ["../2015"]),
        ("van 2015 tot 2018", ["2015/2018"]),
        ("tussen januari en april 2021", ["2021-01/2021-04"]),
        ("per 30-06-2023", ["2023-06-30/.."]),
        ("nummer 2019-12", []),
    ],
)
def test_value(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, 0, len(text))] == values


def test_this_year_needs_a_date() -> None:
    assert [t.value for t in find_times("dit najaar", 0, 10, "2023-03-14")] == ["2023"]
    assert find_times("dit najaar", 0, 10) == []


def test_future_is_after_the_document() -> None:
    assert is_future("2025/..", "2023-03-14")
    assert not is_future("2023", "2023-03-14")
    assert not is_future("2025", None)
