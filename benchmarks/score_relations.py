"""Score relations and findings alone, on gold mentions.

``python benchmarks/score_relations.py [--set dev|seeds] [scorer options]``. The discourse (who speaks, when) is the one
the extractor finds; only the mentions are taken from the gold.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.score_gold import SETS  # noqa: E402
from loaders.annotations import Annotations  # noqa: E402
from loaders.extract.findings import find_findings  # noqa: E402
from loaders.extract.mentions import find_mentions  # noqa: E402
from loaders.extract.relations import find_relations  # noqa: E402
from loaders.extract.segment import sentences  # noqa: E402
from loaders.extract.shadow import Shadow  # noqa: E402


def predict(text: str, gold: Annotations) -> Annotations:
    """Relations and findings over the gold mentions of a text."""
    shadow = Shadow.of(text)
    parts = sentences(shadow.text)
    discourse = find_mentions(shadow, None).discourse
    relations = find_relations(shadow, parts, gold.mentions, discourse)
    findings = find_findings(shadow, parts, gold.mentions, discourse)
    return Annotations(gold.document, gold.mentions, tuple(relations), tuple(findings))


def main() -> int:
    """Write predictions to a folder and run the scorer on them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=sorted(SETS), action="append")
    options, scorer = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as scratch:
        gold, out = Path(scratch) / "gold", Path(scratch) / "predicted"
        gold.mkdir()
        out.mkdir()
        for name in options.set or sorted(SETS):
            texts, answers = SETS[name]
            for path in sorted(texts.glob("*.txt")) if texts.is_dir() else []:
                answer = (answers / f"{path.stem}.json").read_bytes()
                (gold / f"{path.stem}.json").write_bytes(answer)
                found = predict(path.read_bytes().decode("utf-8"), Annotations.from_json(json.loads(answer)))
                (out / f"{path.stem}.json").write_text(json.dumps(found.to_json()), encoding="utf-8")
        command = [sys.executable, str(ROOT / "tests/gold/score.py"), str(gold), str(out), *scorer]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
