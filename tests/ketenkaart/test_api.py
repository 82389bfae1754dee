"""The public surface for notebooks."""

import ketenkaart


def test_the_verbs_are_there_and_nothing_else() -> None:
    assert sorted(ketenkaart.__all__) == [
        "StoreLocation", "__version__", "analyse", "annotate", "check", "cypher", "export", "load", "load_reference",
        "query", "remove", "run", "serve", "snapshot", "view",
    ]  # fmt: skip
    for name in ketenkaart.__all__:
        assert getattr(ketenkaart, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(ketenkaart, "nergens")
