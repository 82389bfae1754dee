"""Score relations and findings on the sentence bank: ``python -m benchmarks.score_bank a|b|FILE... [--errors]``.

The bank (``tests/gold/bank``) holds items of one to three sentences with their mentions, so relations and findings are
scored alone, over the gold mentions. A letter stands for the files of that part. ``--errors`` prints each item that was
missed or read wrongly: its text, what was expected and not got (-), what was got and not expected (+).
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.score_gold import GOLD, Document, over_gold_mentions, scorer
from loaders.annotations import Annotations

BANK = GOLD / "bank"
SCORER = scorer()
MEASURES = ("relations", "relations_attr", "findings", "finding_sides")

Item = dict[str, Any]


def main() -> int:
    """Score the files and print a table; 1 when there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="a letter of the bank or a file (default all)")
    parser.add_argument("--errors", action="store_true", help="print the items that were missed or read wrongly")
    parser.add_argument("--classes", action="store_true", help="figures per relation and kind")
    options = parser.parse_args()
    paths = list(files(options.parts))
    gold: dict[str, Document] = {}
    predicted: dict[str, Document] = {}
    print(f"{'file':24}{'items':>7}" + "".join(f"{name:>24}" for name in MEASURES))
    for path in paths:
        ours, theirs = documents(path)
        print(f"{path.stem:24}{len(ours):>7}" + cells(SCORER.score(ours, theirs)))
        gold |= ours
        predicted |= theirs
    if not gold:
        print("nothing to score")
        return 1
    result = SCORER.score(gold, predicted)
    if len(paths) > 1:
        print(f"{'all':24}{len(gold):>7}" + cells(result))
    print("F1 (precision/recall)")
    if options.classes:
        SCORER.show(result)
    if options.errors:
        for name, document in gold.items():
            show_errors(document, predicted[name])
    return 0


def files(parts: list[str]) -> Iterator[Path]:
    """The files that the parts name; all of the bank without parts."""
    for part in parts or ["*"]:
        path = Path(part)
        yield from [path] if path.suffix else sorted(BANK.glob(f"{part}-*.yaml"))


def cells(result: dict[str, Any]) -> str:
    """The figures of a line of the table."""
    figures = (result["micro"][measure] for measure in MEASURES)
    return "".join(f"{figure['f1']:.3f} ({figure['p']:.2f}/{figure['r']:.2f})".rjust(24) for figure in figures)


def documents(path: Path) -> tuple[dict[str, Document], dict[str, Document]]:
    """Gold and predicted documents of a bank file, one per item."""
    items = yaml.safe_load(path.read_text(encoding="utf-8"))
    gold, predicted = {}, {}
    for number, item in enumerate(items, 1):
        document = as_document(f"{path.stem}-{number:03}", item)
        name = document["document"]
        gold[name] = document
        found = over_gold_mentions(item["text"], Annotations.from_json(document)).named(name).to_json()
        predicted[name] = found
    return gold, predicted


def as_document(name: str, item: Item) -> Document:
    """An item in the form of a gold document (GUIDELINE.md, section 1), with its text."""
    text = item["text"]
    entities: list[Document] = []
    position = 0
    for number, (surface, kind, canonical) in enumerate(item.get("mentions") or [], 1):
        start = found_at(text, surface, position, name)
        position = start + len(surface)
        entities.append(
            {
                "id": f"e{number}",
                "type": kind,
                "surface": surface,
                "start": start,
                "end": position,
                "canonical": canonical,
                "generic": canonical.startswith("class:"),
            }
        )
    relations: list[Document] = []
    for record in item.get("relations") or []:
        subject, kind, target, polarity, modality = record + ["affirmed", "actual"][len(record) - 3 :]
        relations.append(
            {
                "subject": subject,
                "type": kind,
                "object": target,
                "polarity": polarity,
                "modality": modality,
                "time": None,
                "evidence": [0, len(text)],
            }
        )
    findings: list[Document] = []
    for kind, polarity, giver, receiver, span in item.get("findings") or []:
        start = found_at(text, span, 0, name)
        end = start + len(span)
        findings.append({"kind": kind, "polarity": polarity, "from": giver, "to": receiver, "start": start, "end": end})
    return {"document": name, "text": text, "entities": entities, "relations": relations, "findings": findings}


def found_at(text: str, part: str, begin: int, name: str) -> int:
    """Where a surface or span stands in the text."""
    at = text.find(part, begin)
    if at < 0:
        raise ValueError(f"{name}: {part!r} does not occur after {begin} in {text!r}")
    return at


def show_errors(gold: Document, predicted: Document) -> None:
    """Print an item when a relation or finding of it differs."""
    relations = SCORER.rel_keys(gold, None, True), SCORER.rel_keys(predicted, None, True)
    lines = [f"  - relation {' | '.join(key)}" for key in sorted(relations[0] - relations[1])]
    lines += [f"  + relation {' | '.join(key)}" for key in sorted(relations[1] - relations[0])]
    missed, wrong = unmatched(gold, predicted)
    lines += [f"  - finding {described(gold, finding)}" for finding in missed]
    lines += [f"  + finding {described(gold, finding)}" for finding in wrong]
    if lines:
        print(f"\n{gold['document']}: {gold['text']}", *lines, sep="\n")


def unmatched(gold: Document, predicted: Document) -> tuple[list[Document], list[Document]]:
    """Findings missed and findings wrong: another kind, polarity or place, or other sides where both are given."""
    types = SCORER.types_of(gold)

    def same(ours: Document, theirs: Document) -> bool:
        alike: bool = ours["kind"] == theirs["kind"] and ours["polarity"] == theirs["polarity"]
        return alike and SCORER.sides(ours, types) in (None, SCORER.sides(theirs, types))

    owner = SCORER.match_findings(gold["findings"], predicted["findings"], same)
    found = set(owner.values())
    missed = [finding for number, finding in enumerate(gold["findings"]) if number not in found]
    wrong = [finding for number, finding in enumerate(predicted["findings"]) if number not in owner]
    return missed, wrong


def described(document: Document, finding: Document) -> str:
    """A finding on one line."""
    span = document["text"][finding["start"] : finding["end"]]
    return f"{finding['kind']} {finding['polarity']} | {finding['from']} -> {finding['to']} | {span}"


if __name__ == "__main__":
    sys.exit(main())
