"""Score the extraction against the gold sets: ``python benchmarks/score_gold.py [--mentions-only] [scorer options]``.

Predicts for the texts of tests/gold/dev and, where a folder ``shared`` lies beside the repository, for its seeds; then
runs tests/gold/score.py on the predictions. ``--set dev|seeds`` takes one of the sets, ``--out DIR`` keeps them.
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


def main() -> int:
    """Write predictions to a folder and run the scorer on them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions-only", action="store_true")
    parser.add_argument("--set", choices=sorted(SETS), action="append")
    parser.add_argument("--out", type=Path)
    options, scorer = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as scratch:
        gold = Path(scratch) / "gold"
        out = options.out or Path(scratch) / "predicted"
        gold.mkdir()
        out.mkdir(parents=True, exist_ok=True)
        for name in options.set or sorted(SETS):
            texts, answers = SETS[name]
            for text in sorted(texts.glob("*.txt")) if texts.is_dir() else []:
                (gold / f"{text.stem}.json").write_bytes((answers / f"{text.stem}.json").read_bytes())
                data = predict(document_of(text), options.mentions_only).to_json()
                (out / f"{text.stem}.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        command = [sys.executable, str(ROOT / "tests/gold/score.py"), str(gold), str(out), *scorer]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
