"""Score the extraction against the gold sets: ``python benchmarks/score_gold.py [--mentions-only] [scorer options]``.

Predicts for the texts of tests/gold/dev and, where a folder ``shared`` lies beside the repository, for its seeds; then
runs tests/gold/score.py on the predictions. ``--set dev|seeds`` takes one of the sets, ``--out DIR`` keeps them.
``--baseline`` fails when an F1 figure is below the stored one of the same sets; ``--update-baseline`` stores what rose.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from loaders.annotations import Annotations  # noqa: E402
from loaders.document import Document  # noqa: E402

SHARED = ROOT.parent / "shared"
SETS = {"dev": (ROOT / "tests/gold/dev", ROOT / "tests/gold/dev"), "seeds": (SHARED / "seeds", SHARED / "gold/seeds")}


def document_of(path: Path) -> Document:
    """A gold text as a document: newlines untouched."""
    return Document(path.stem, path.stem, path.read_bytes().decode("utf-8"), "")


def predict(document: Document, mentions_only: bool) -> Annotations:
    """Annotations of one document; without relations the argument-only mentions are left out as well."""
    if mentions_only:
        from loaders.extract.mentions import find_mentions, is_argument_only
        from loaders.extract.shadow import Shadow

        found = find_mentions(Shadow.of(document.text), document.issued)
        return Annotations(document.key, tuple(m for m in found.mentions if not is_argument_only(m)))
    from loaders.extract.extractor import extract

    return extract(document)


BASELINE = ROOT / "benchmarks" / "baseline.json"
GUARDED = ("entities_strict", "entities_lenient", "relations", "relations_attr", "findings", "finding_sides")
TOLERANCE = 0.0005
"""Figures are kept with four decimals; a difference in the last one is rounding."""


def compare(sets: str, figures: dict[str, float], update: bool) -> int:
    """Hold the F1 figures to the stored ones of the same sets: lower is an error (1); ``update`` stores what rose."""
    stored = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.is_file() else {}
    before: dict[str, float] = stored.get(sets, {})
    fallen = [name for name in GUARDED if figures[name] < before.get(name, 0.0) - TOLERANCE]
    for name in GUARDED:
        mark = "GEDAALD" if name in fallen else ""
        sys.stdout.write(f"  {name:<20} {figures[name]:.4f}  baseline {before.get(name, 0.0):.4f} {mark}\n")
    if update and not fallen:
        stored[sets] = {name: max(figures[name], before.get(name, 0.0)) for name in GUARDED}
        BASELINE.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if fallen else 0


def main() -> int:
    """Write predictions to a folder, run the scorer on them, and hold the figures to the baseline if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions-only", action="store_true")
    parser.add_argument("--set", choices=sorted(SETS), action="append")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--baseline", action="store_true", help="fail when a figure is below benchmarks/baseline.json")
    parser.add_argument("--update-baseline", action="store_true", help="store figures that rose")
    options, scorer = parser.parse_known_args()
    sets = [name for name in options.set or sorted(SETS) if SETS[name][0].is_dir()]
    with tempfile.TemporaryDirectory() as scratch:
        gold = Path(scratch) / "gold"
        out = options.out or Path(scratch) / "predicted"
        gold.mkdir()
        out.mkdir(parents=True, exist_ok=True)
        for name in sets:
            texts, answers = SETS[name]
            for text in sorted(texts.glob("*.txt")):
                (gold / f"{text.stem}.json").write_bytes((answers / f"{text.stem}.json").read_bytes())
                data = predict(document_of(text), options.mentions_only).to_json()
                (out / f"{text.stem}.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        result = Path(scratch) / "result.json"
        command = [
            sys.executable,
            str(ROOT / "tests/gold/score.py"),
            str(gold),
            str(out),
            "--json",
            str(result),
            *scorer,
        ]
        status = subprocess.run(command, check=False).returncode
        if status or not (options.baseline or options.update_baseline):
            return status
        micro = json.loads(result.read_text(encoding="utf-8"))["micro"]
        return compare("+".join(sets), {name: micro[name]["f1"] for name in GUARDED}, options.update_baseline)


if __name__ == "__main__":
    raise SystemExit(main())
