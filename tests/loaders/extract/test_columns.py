"""Tables flattened to lines: heads of columns are no actors, and say what the cells below are."""

from loaders.extract.columns import column_head, is_column_head
from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow

TABLE = (
    "Wachttijden 2025\naanbieder;woonplaats;weken\nTrias Jeugdhulp;Zwolle;0\nVitree;Kampen;26\n\n"
    "Zwolle betaalt; dat is zo."
)


def test_the_head_of_a_cell() -> None:
    assert column_head(TABLE, TABLE.index("Kampen")) == "woonplaats"
    assert column_head(TABLE, TABLE.index("Zwolle betaalt")) == ""
    start = TABLE.index("aanbieder")
    assert is_column_head(TABLE, start, start + len("aanbieder"))
    assert not is_column_head(TABLE, TABLE.index("Vitree"), TABLE.index("Vitree") + 6)


def test_places_below_a_place_head_are_areas() -> None:
    found = [(m.surface, m.type) for m in find_mentions(Shadow.of(TABLE)).mentions if m.type in ("plaats", "gemeente")]
    assert found == [("Zwolle", "plaats"), ("Kampen", "plaats"), ("Zwolle", "gemeente")]
    assert all(m.surface != "aanbieder" for m in find_mentions(Shadow.of(TABLE)).mentions)
