"""Score the extraction against the gold sets: ``python -m benchmarks.score_gold [SET ...] [--baseline] [--classes]``.

A set is scored by ``tests/gold/score.py`` on predictions from the bare texts. Seeds and blind lie outside the project
(in ``../shared``) and are left out, visibly, where they are absent. ``--baseline`` fails when an F1 figure is below the
stored one; ``--update-baseline`` stores what rose; blind is only printed. ``--out DIR`` keeps the predictions.
``--gold-mentions`` takes the mentions from the gold, to score relations and findings alone.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from loaders.annotations import Annotations
from loaders.extract.extractor import extract
from loaders.extract.findings import find_findings
from loaders.extract.mentions import find_mentions
from loaders.extract.relations import find_relations
from loaders.extract.segment import sentences
from loaders.extract.shadow import Shadow
from loaders.readers import Source, read

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests" / "gold"
EXAMPLES = ROOT / "examples"
BASELINE = GOLD / "baseline.json"

PRACTICE = tuple(f"own-{number:02}" for number in range(1, 9))
HELD_OUT = tuple(f"own-{number:02}" for number in range(9, 17))

SETS: dict[str, tuple[tuple[Path, Path, tuple[str, ...]], ...]] = {
    "seeds+dev": ((SHARED / "seeds", SHARED / "gold" / "seeds", ("",)), (EXAMPLES, GOLD / "dev", ("dev-",))),
    "dev": ((EXAMPLES, GOLD / "dev", ("dev-",)),),
    "own-practice": ((EXAMPLES, GOLD / "own", PRACTICE),),
    "own-held-out": ((EXAMPLES, GOLD / "own", HELD_OUT),),
    "blind": ((SHARED / "gold" / "blind", SHARED / "gold" / "blind", ("",)),),
}
"""Name -> (folder of texts, folder of answers, beginnings of the names that belong to the set)."""

MEASURES = ("entities_strict", "entities_lenient", "relations", "relations_attr", "findings", "finding_sides")
ROUNDING = 0.0005

Document = dict[str, Any]


def main() -> int:
    """Score the sets and print a table; 1 when a guarded figure fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"from: {', '.join(SETS)} (default all)")
    parser.add_argument("--baseline", action="store_true", help="fail when a figure is below the stored one")
    parser.add_argument("--update-baseline", action="store_true", help="store the figures that rose")
    parser.add_argument("--gold-mentions", action="store_true", help="relations and findings over the gold mentions")
    parser.add_argument("--classes", action="store_true", help="figures per type, relation and kind")
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    options = parser.parse_args()
    fallen = []
    print(f"{'set':14}{'documents':>10}" + "".join(f"{name:>24}" for name in MEASURES))
    for name in options.sets or list(SETS):
        gold, predicted = documents(name, options.gold_mentions)
        if not gold:
            print(f"{name:14}{'absent here: not scored':>34}")
            continue
        result = scorer().score(gold, predicted)
        figures = {measure: result["micro"][measure] for measure in MEASURES}
        cells = (f"{f['f1']:.3f} ({f['p']:.2f}/{f['r']:.2f})" for f in figures.values())
        print(f"{name:14}{len(gold):>10}" + "".join(f"{cell:>24}" for cell in cells))
        if options.classes and name != "blind":
            scorer().show(result)
        if options.out:
            keep(options.out / name, predicted)
        if name != "blind" and (options.baseline or options.update_baseline):
            fallen += guard(name, {m: f["f1"] for m, f in figures.items()}, options.update_baseline)
    print("F1 (precision/recall)")
    for line in fallen:
        print(f"FELL: {line}")
    return 1 if fallen else 0


def documents(name: str, gold_mentions: bool = False) -> tuple[dict[str, Document], dict[str, Document]]:
    """Gold and predicted documents of a set, by name; empty when a part of the set is absent."""
    if not all(folder.is_dir() for part in SETS[name] for folder in part[:2]):
        return {}, {}
    gold, predicted = {}, {}
    for text, answer in files(name):
        document = read(Source(text, text.name, named=True))
        gold[text.stem] = json.loads(answer.read_text(encoding="utf-8"))
        given = Annotations.from_json(gold[text.stem])
        found = over_gold_mentions(document.text, given) if gold_mentions else extract(document)
        predicted[text.stem] = found.named(text.stem).to_json()
    return gold, predicted


def over_gold_mentions(text: str, gold: Annotations) -> Annotations:
    """Relations and findings over the gold mentions; who speaks and when is what the extractor finds."""
    shadow = Shadow.of(text)
    parts = sentences(shadow.text)
    discourse = find_mentions(shadow, None).discourse
    relations = find_relations(shadow, parts, gold.mentions, discourse)
    findings = find_findings(shadow, parts, gold.mentions, discourse)
    return Annotations(gold.document, gold.mentions, tuple(relations), tuple(findings))


def files(name: str) -> Iterator[tuple[Path, Path]]:
    """(text, answer) of each document of a set."""
    for texts, answers, beginnings in SETS[name]:
        for text in sorted(texts.glob("*.txt")):
            if text.name.startswith(beginnings):
                yield text, answers / f"{text.stem}.json"


def scorer() -> ModuleType:
    """tests/gold/score.py: kept as it was given, so no package."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def guard(name: str, figures: dict[str, float], update: bool) -> list[str]:
    """What fell below the stored figures; with ``update`` and nothing fallen, the higher ones are stored."""
    stored = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    before: dict[str, float] = stored.get(name, {})
    fallen = [
        f"{name} {measure}: {value:.4f}, stored {before[measure]:.4f}"
        for measure, value in figures.items()
        if value < before.get(measure, 0.0) - ROUNDING
    ]
    if update and not fallen:
        stored[name] = {measure: max(value, before.get(measure, 0.0)) for measure, value in figures.items()}
        BASELINE.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return fallen


def keep(folder: Path, predicted: dict[str, Document]) -> None:
    """Write predictions as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in predicted.items():
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
