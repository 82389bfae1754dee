"""Do confidences mean what they say? ``python -m benchmarks.calibration [SET ...]`` prints a reliability table.

Every relation and finding that the extractor states on a gold set is right or wrong by the scorer's own rules; those
with confidence c should be right in about c of the cases. ECE (expected calibration error; Naeini et al. 2015) is the
mean distance between the two over ten bins of equal width, weighted by the number of statements.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.score_gold import documents, scorer

SETS = ("seeds+dev", "own-practice", "own-held-out")
BINS = 10

Judged = tuple[str, float, bool]
"""Layer (relation or finding), confidence, right."""


def main() -> int:
    """Print the reliability table and the ECE per layer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS)
    for name in parser.parse_args().sets:
        gold, predicted = documents(name)
        judged = [one for key in gold for one in judge(gold[key], predicted[key])]
        for layer in ("relation", "finding"):
            show(name, layer, [one for one in judged if one[0] == layer])
    return 0


def judge(gold: dict[str, Any], predicted: dict[str, Any]) -> Iterator[Judged]:
    """Each stated relation and finding of a document, with whether the gold has it."""
    score = scorer()
    mapper = score.Mapper(gold, predicted)
    stated = score.rel_keys(gold)
    for relation in predicted["relations"]:
        for key in score.rel_keys({"relations": [relation]}, mapper):
            yield "relation", relation["confidence"], key in stated
    owner = score.match_findings(
        gold["findings"],
        predicted["findings"],
        lambda a, b: a["kind"] == b["kind"] and a["polarity"] == b["polarity"],
    )
    for number, finding in enumerate(predicted["findings"]):
        yield "finding", finding["confidence"], number in owner


def bins(judged: Iterable[Judged]) -> Iterator[tuple[int, float, float]]:
    """(number, mean confidence, share right) of each filled bin, from low to high."""
    filled: dict[int, list[Judged]] = {}
    for one in judged:
        filled.setdefault(min(int(one[1] * BINS), BINS - 1), []).append(one)
    for _, members in sorted(filled.items()):
        number = len(members)
        yield number, sum(c for _, c, _ in members) / number, sum(right for *_, right in members) / number


def calibration_error(judged: list[Judged]) -> float:
    """Expected calibration error, 0 to 1; 0 for nothing."""
    return sum(n * abs(said - was) for n, said, was in bins(judged)) / max(len(judged), 1)


def show(name: str, layer: str, judged: list[Judged]) -> None:
    """The table of one layer on one set."""
    print(f"\n{name}, {layer}s: {len(judged)}, ECE {calibration_error(judged):.3f}")
    print("| confidence | right | n |\n|---|---|---|")
    for number, said, was in bins(judged):
        print(f"| {said:.2f} | {was:.2f} | {number} |")


if __name__ == "__main__":
    sys.exit(main())
