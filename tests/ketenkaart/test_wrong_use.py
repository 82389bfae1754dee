"""A command that is typed wrong gets one Dutch sentence."""

import pytest

from ketenkaart.__main__ import run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--foo"], "de optie --foo bestaat hier niet; zie `ketenkaart --help`."),
        (["load", "--stor", "x"], "(bedoelt u --store?); zie `ketenkaart load --help`."),
        (["analyse", "--format", "xml"], "--format klopt niet: kies uit table, json, html"),
        (["annotate", "x"], "-o/--output ontbreekt"),
        (["query", "run"], "NAME ontbreekt"),
        (["export", "-o", "x"], "FORMAAT ontbreekt"),
        (["query", "vraag"], "er is geen opdracht 'vraag' (wel: cypher, list, run, show)"),
        (["query", "cypher", "a", "b"], "dit is er te veel aan: b"),
        (["query", "run", "keten", "--min-confidence", "7"], "een getal van 0 tot en met 1"),
        (["query", "run", "keten", "--min-confidence", "veel"], "een getal van 0 tot en met 1"),
        (["load", "--store"], "achter --store hoort een waarde"),
    ],
)
def test_wrong_use_is_one_dutch_sentence(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Fout: ")
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_no_command_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "annotate" in capsys.readouterr().err
