from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.naming import output_names


def test_stem_unless_it_clashes() -> None:
    assert output_names(["map/brief.txt", "plan.html"]) == {"map/brief.txt": "brief", "plan.html": "plan"}
    assert output_names(["brief.txt", "brief.html"]) == {"brief.txt": "brief.txt", "brief.html": "brief.html"}
    assert output_names(["a/brief.txt", "b/brief.txt"]) == {
        "a/brief.txt": "a__brief.txt",
        "b/brief.txt": "b__brief.txt",
    }


@given(st.lists(st.from_regex(r"[ab_]{1,3}(/[ab_]{1,3}){0,2}(\.(txt|html)){1,3}", fullmatch=True)))
def test_every_key_gets_its_own_name(keys: list[str]) -> None:
    names = output_names(keys)
    assert set(names) == set(keys)
    assert len(set(names.values())) == len(names)
    assert not any("/" in name for name in names.values())


def test_a_clash_leaves_the_other_names_alone() -> None:
    names = output_names(["a.txt", "brief.txt", "BRIEF.TXT", "Brief.html"])
    assert (names["a.txt"], names["Brief.html"]) == ("a", "Brief.html")
    assert len({name.casefold() for name in names.values()}) == 4


def test_long_names_stay_within_what_a_file_system_takes() -> None:
    keys = [
        "\N{GRINNING FACE}" * 62 + ".txt",
        "a" * 251 + ".txt",
        "a" * 251 + ".html",
        "m" * 200 + "/" + "b" * 200 + ".txt",
    ]
    names = output_names(keys)
    assert len(set(names.values())) == 4
    assert all(len(f"{name}.json".encode()) <= 255 for name in names.values())
